import Link from 'next/link'
import type { ComponentProps } from 'react'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { WaitingMark } from './navigation/waiting-mark.tsx'

interface ShopLinkProps extends Omit<ComponentProps<typeof Link>, 'href' | 'prefetch'> {
  market: Market
  /** Path without a market. */
  path: string
}

/** A link within the market. Not prefetched: a prefetched page would be shown for minutes after it changed. */
export function ShopLink({ market, path, children, ...rest }: ShopLinkProps) {
  return (
    <Link {...rest} href={publicPath(market, path)} prefetch={false}>
      {children}
      <WaitingMark />
    </Link>
  )
}
