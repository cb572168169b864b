const allowed = /^(?:https?:|mailto:)/i

/**
 * The address of a link, when following it is harmless: http, https, mailto, or a path within the site. Anything else
 * (`javascript:`, `data:`, an address hidden behind control characters, `//host`) gives undefined and the link is shown as text.
 */
export function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const href = value.trim()
  if (href === '' || hasControlCharacter(href) || href.includes('\\')) return undefined
  if (allowed.test(href)) return URL.canParse(href) ? href : undefined
  const isPath = (href.startsWith('/') && !href.startsWith('//')) || href.startsWith('#')
  return isPath ? href : undefined
}

/** Browsers drop tabs and newlines inside an address before they read its scheme. */
function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character <= ' ' || character === '\u007f')
}
