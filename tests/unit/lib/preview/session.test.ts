import { describe, expect, it } from 'vitest'
import { endingCookies, withoutCookie } from '#lib/preview/cookies.ts'
import { issueSession, verifySession } from '#lib/preview/session.ts'

const secret = 'a secret of at least thirty-two characters'
const hour = 3_600_000

describe('a preview session', () => {
  const session = issueSession(secret, 1_000)

  it('lasts an hour', () => {
    expect(verifySession(secret, session, 1_000)).toEqual({ valid: true, expiresAt: 1_000 + hour })
    expect(verifySession(secret, session, 999 + hour).valid).toBe(true)
    expect(verifySession(secret, session, 1_000 + hour)).toEqual({
      valid: false,
      reason: 'the session is over',
    })
  })

  it('is refused when anything in it was changed', () => {
    const [version, expiry, random, signature] = session.split('.')
    const forgeries = [
      undefined,
      '',
      session.slice(0, -1),
      `${session}A`,
      [version, String(Number(expiry) + 1), random, signature].join('.'),
      [version, expiry, issueSession(secret, 1_000).split('.')[2], signature].join('.'),
      ['v2', expiry, random, signature].join('.'),
    ]
    for (const value of forgeries) expect(verifySession(secret, value, 1_000).valid).toBe(false)
    expect(verifySession('another secret', session, 1_000).valid).toBe(false)
  })
})

describe('cookies', () => {
  it('end in both of their forms', () => {
    const ending = endingCookies(['a'])
    expect(ending).toHaveLength(2)
    expect(ending.every((cookie) => cookie.startsWith('a=;') && cookie.includes('Max-Age=0'))).toBe(true)
    expect(ending.filter((cookie) => cookie.endsWith('Partitioned'))).toHaveLength(1)
  })

  it('are taken out of a header by their exact name, every one of them', () => {
    expect(withoutCookie('a=1; __prerender_bypass=x; b=2;__prerender_bypass=y', '__prerender_bypass')).toBe(
      'a=1; b=2',
    )
    expect(withoutCookie('x__prerender_bypass=1', '__prerender_bypass')).toBe('x__prerender_bypass=1')
    expect(withoutCookie('__prerender_bypass', '__prerender_bypass')).toBe('')
  })
})
