import type { Metadata } from 'next'
import { loadCategory } from '#app/_content/category.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { movedOrNotFound } from '#app/_lib/moved.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { pathOf } from '#sanity/routes.ts'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { ProductGrid } from '../../../_components/product-card/product-grid.tsx'
import { ReadMark } from '../../../_components/read-mark.tsx'

type CategoryProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('category')
}

export async function generateMetadata({ params }: CategoryProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { category } = await loadCategory((await params).slug)
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
  const { slug } = await params
  const { category, readAt } = await loadCategory(slug)
  if (!category) return movedOrNotFound(market, 'category', slug)
  return (
    <>
      <ReadMark at={readAt} />
      <PageHead title={category.title} lead={category.description} />
      <div className="wrap">
        {category.products.length > 0 ? (
          <ProductGrid products={category.products} market={market} eagerCount={4} heading="h2" />
        ) : (
          <p>Nothing of this kind is on the shelf at the moment.</p>
        )}
      </div>
    </>
  )
}
