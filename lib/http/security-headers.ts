/** A nonce would make every page dynamic, so scripts are left to the later, hash-based policy. */
const contentSecurityPolicy = [
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join('; ')

/**
 * What protects the readers of every page. next.config.js gives it to all that Next looks up; an address that cannot be read is answered before that, and
 * its page sets it itself.
 *
 * @param site the address of the shop.
 */
export function securityHeaders(site: string | undefined): Record<string, string> {
  const strictTransport = { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(self)',
    'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
    ...(site?.startsWith('https:') ? strictTransport : {}),
  }
}
