import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { loadCategory } from '#app/_content/category.ts'
import { furtherPage } from '#app/_lib/further-page.ts'
import { marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { pageNumber } from '#lib/catalog/page-number.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pageOfList, pathOf } from '#sanity/routes.ts'
import { CategoryListing } from '../../../../../_components/listing/category-listing.tsx'
import { LostPage } from '../../../../../_components/notice/lost-page.tsx'

type CategoryPagesProps = { params: Promise<{ market: string; slug: string; page: string }> }

/** They are drawn when they are first asked for: a build takes no longer for a longer list. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: CategoryPagesProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { slug, page: text } = await readParams(params)
  const page = pageNumber(text)
  if (page === undefined || page === 1) return {}
  const { category } = await loadCategory(slug, page)
  if (!category || category.products.length === 0) return {}
  return pageMetadata({
    market,
    path: pageOfList(pathOf('category', category.slug), page),
    title: messagesIn(market, catalogueMessages).titleOfPage(category.title, page),
    description: category.description,
    picture: category.image,
  })
}

/** Where there is no category the first page knows whether it moved: this one leads there, and stays true wherever that leads. */
export default async function CategoryPages({ params }: CategoryPagesProps) {
  const market = await marketOf(params)
  const { slug, page: text } = await readParams(params)
  const path = pathOf('category', slug)
  const page = furtherPage(market, path, text)
  // Before anything is read for it.
  if (page === undefined) return <LostPage market={market} />
  const { category, readAt } = await loadCategory(slug, page)
  if (!category) permanentRedirect(publicPath(market, path))
  if (category.products.length === 0) return <LostPage market={market} />
  return <CategoryListing market={market} category={category} readAt={readAt} page={page} />
}
