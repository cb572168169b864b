import type { Metadata } from 'next'
import { loadCategory } from '#app/_content/category.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { pathOf } from '#sanity/routes.ts'
import { CategoryListing } from '../../../_components/listing/category-listing.tsx'
import { MovedOrLost } from '../../../_components/notice/moved-or-lost.tsx'

type CategoryProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('category')
}

export async function generateMetadata({ params }: CategoryProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { category } = await loadCategory((await readParams(params)).slug, 1)
  if (!category) return {}
  return pageMetadata({
    market,
    path: pathOf('category', category.slug),
    title: category.title,
    description: category.description,
    picture: category.image,
  })
}

export default async function CategoryPage({ params }: CategoryProps) {
  const market = await marketOf(params)
  const { slug } = await readParams(params)
  const { category, readAt } = await loadCategory(slug, 1)
  if (!category) return <MovedOrLost market={market} type="category" slug={slug} />
  return <CategoryListing market={market} category={category} readAt={readAt} page={1} />
}
