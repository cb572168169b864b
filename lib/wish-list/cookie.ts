import { isToken } from './token.ts'

export const wishListCookie = 'restock_wish_list'

/** How long a list lives after its last change, in days: the longest time for which browsers keep a cookie. */
export const wishListDays = 400

/** The key of the list that a request brings; undefined for a visitor who has none. */
export function wishListKey(headers: Headers): string | undefined {
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === wishListCookie && isToken(value)) return value
  }
  return undefined
}

/**
 * The `set-cookie` value that gives a list to a browser. Scripts cannot read it, and no form of another site sends it.
 *
 * @param siteUrl the shop's public address: over HTTPS the cookie never leaves by HTTP.
 */
export function wishListSetCookie(key: string, siteUrl: string): string {
  const secure = siteUrl.startsWith('https:') ? '; Secure' : ''
  return `${wishListCookie}=${key}; Path=/; Max-Age=${wishListDays * 86_400}; HttpOnly; SameSite=Lax${secure}`
}
