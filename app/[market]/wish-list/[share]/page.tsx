import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { drawsPage } from '#app/_content/drawing.ts'
import { endDrawing } from '#app/_content/end-drawing.ts'
import { loadWishes } from '#app/_content/wish-list.ts'
import { marketOf } from '#app/_lib/market-params.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { wishListMessages } from '#app/_messages/wish-list.ts'
import { publicPath } from '#lib/market/paths.ts'
import { sharedWishList } from '#lib/wish-list/read.ts'
import { routePath } from '#sanity/routes.ts'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { ShopLink } from '../../../_components/shop-link.tsx'
import { WishGrid } from '../../../_components/wish-list/wish-grid.tsx'
import styles from '../wish-list.module.css'

type SharedWishListProps = { params: Promise<{ market: string; share: string }> }

/** It depends on rows that no change of content tells of, and is never kept. */
export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: SharedWishListProps): Promise<Metadata> {
  const { shared } = messagesIn(await marketOf(params), wishListMessages)
  return { title: shared.title, robots: { index: false, follow: false } }
}

/** A list that its owner shares, to be read and not changed. */
export default async function SharedWishListPage({ params }: SharedWishListProps) {
  drawsPage(routePath('wishList'))
  const market = await marketOf(params)
  const { share } = await readParams(params)
  const list = await sharedWishList(share).catch(endDrawing)
  // No route has this address, and the answer to it is a 404 in words. A `notFound()` here is an empty document, which scripts have to fill.
  if (!list) redirect(publicPath(market, `${routePath('wishList')}/${encodeURIComponent(share)}/gone`))
  const { shared, unread } = messagesIn(market, wishListMessages)
  const wishes = await loadWishes(list.items, market)
  return (
    <>
      <PageHead title={shared.title} lead={wishes.length > 0 ? shared.lead(wishes.length) : shared.empty} />
      <div className={`wrap ${styles.list}`}>
        {wishes.some(({ state }) => state === 'unread') ? <p className={styles.note}>{unread}</p> : null}
        <WishGrid wishes={wishes} market={market} own={false} />
        <p className={styles.ways}>
          <ShopLink market={market} path={routePath('products')} className="more">
            {shared.products}
          </ShopLink>
          <ShopLink market={market} path={routePath('wishList')} className="more">
            {shared.own}
          </ShopLink>
        </p>
      </div>
    </>
  )
}
