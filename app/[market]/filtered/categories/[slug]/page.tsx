import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { loadCategoryCard } from '#app/_content/category.ts'
import { loadFiltered } from '#app/_content/filtered.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { publicPath } from '#lib/market/paths.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { Breadcrumb } from '../../../../_components/breadcrumb/breadcrumb.tsx'
import { FilteredListing } from '../../../../_components/listing/filtered-listing.tsx'
import { PageHead } from '../../../../_components/page-head/page-head.tsx'

interface FilteredCategoryProps {
  params: SlugParams
  searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params }: FilteredCategoryProps): Promise<Metadata> {
  const market = await marketOf(params)
  const category = await loadCategoryCard((await readParams(params)).slug)
  if (!category) return {}
  const { title, description, image, slug } = category
  const path = pathOf('category', slug)
  const metadata = await pageMetadata({ market, path, title, description, picture: image })
  return { ...metadata, robots: { index: false } }
}

/**
 * Reached by the rewrites of next.config.js: a category's page with a question. Where there is no such category its page without the question knows
 * whether it moved.
 */
export default async function FilteredCategoryPage({ params, searchParams }: FilteredCategoryProps) {
  const market = await marketOf(params)
  const { slug } = await readParams(params)
  const texts = messagesIn(market, catalogueMessages)
  const [category, values] = await Promise.all([loadCategoryCard(slug), searchParams])
  if (!category) redirect(publicPath(market, pathOf('category', slug)))
  const filtered = await loadFiltered({ category: category.slug, market, size: listingSize }, values)
  const path = pathOf('category', category.slug)
  const crumbs = [{ title: texts.everything, path: routePath('products') }]
  return (
    <>
      <PageHead
        title={category.title}
        above={<Breadcrumb market={market} trail={crumbs} here={{ title: category.title, path }} />}
      />
      <FilteredListing market={market} path={path} filtered={filtered} />
    </>
  )
}
