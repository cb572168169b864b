import { stegaClean } from '@sanity/client/stega'
import type { ReactNode } from 'react'
import type { Market } from '#lib/market/markets.ts'
import { ShopLink } from '../shop-link.tsx'
import { safeHref } from './safe-href.ts'

/** A link in running text; an address that must not be followed leaves only its words. */
export function TextLink({ href, market, children }: { href: unknown; market: Market; children: ReactNode }) {
  const safe = safeHref(stegaClean(href))
  if (!safe) return <>{children}</>
  if (safe.startsWith('/')) {
    return (
      <ShopLink market={market} path={safe}>
        {children}
      </ShopLink>
    )
  }
  return (
    <a href={safe} rel={safe.startsWith('http') ? 'noopener' : undefined}>
      {children}
    </a>
  )
}
