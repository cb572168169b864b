import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { drawsPage } from '#app/_content/drawing.ts'
import { endDrawing } from '#app/_content/end-drawing.ts'
import { loadWishes } from '#app/_content/wish-list.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { wishListMessages } from '#app/_messages/wish-list.ts'
import { environment } from '#lib/config/environment.ts'
import { publicPath } from '#lib/market/paths.ts'
import { wishListCookie } from '#lib/wish-list/cookie.ts'
import { ownWishList } from '#lib/wish-list/read.ts'
import { routePath } from '#sanity/routes.ts'
import { PageHead } from '../../_components/page-head/page-head.tsx'
import { EmptyList } from '../../_components/wish-list/empty-list.tsx'
import { Outcome } from '../../_components/wish-list/outcome.tsx'
import { Share } from '../../_components/wish-list/share.tsx'
import { WishGrid } from '../../_components/wish-list/wish-grid.tsx'
import styles from './wish-list.module.css'

interface WishListProps {
  params: MarketParams
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: WishListProps): Promise<Metadata> {
  const { title } = messagesIn(await marketOf(params), wishListMessages)
  return { title, robots: { index: false } }
}

/** The list of whoever asks, by the key in a cookie. */
export default async function WishListPage({ params, searchParams }: WishListProps) {
  drawsPage(routePath('wishList'))
  const market = await marketOf(params)
  const texts = messagesIn(market, wishListMessages)
  const list = await ownWishList((await cookies()).get(wishListCookie)?.value).catch(endDrawing)
  const wishes = await loadWishes(list?.items ?? [], market)
  const address =
    list?.share &&
    new URL(publicPath(market, routePath('sharedWishList', list.share)), environment().site.url).href
  return (
    <>
      <PageHead title={texts.title} lead={wishes.length > 0 ? texts.lead(wishes.length) : undefined} />
      <div className={`wrap ${styles.list}`}>
        <Outcome query={await searchParams} market={market} texts={texts} />
        {wishes.some(({ state }) => state === 'unread') ? (
          <p className={styles.note}>{texts.unread}</p>
        ) : null}
        {wishes.length > 0 ? (
          <WishGrid wishes={wishes} market={market} own />
        ) : (
          <EmptyList market={market} texts={texts} />
        )}
        {wishes.length > 0 || address ? <Share address={address} market={market} texts={texts} /> : null}
      </div>
    </>
  )
}
