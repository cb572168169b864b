import type { Metadata } from 'next'
import { homeMessages } from '#app/_messages/home.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { routePath } from '#sanity/routes.ts'
import { CategoryIndex } from '../_components/home/category-index.tsx'
import { Hero } from '../_components/home/hero.tsx'
import { Section } from '../_components/home/section.tsx'
import { ArticleList } from '../_components/journal/article-list.tsx'
import { JsonLd } from '../_components/json-ld.tsx'
import { ProductGrid } from '../_components/product-card/product-grid.tsx'
import { ReadMark } from '../_components/read-mark.tsx'
import { loadHome } from '../_content/home.ts'
import { loadSettings } from '../_content/settings.ts'
import { type MarketParams, marketOf } from '../_lib/market-params.ts'
import { pageMetadata } from '../_lib/page-metadata.ts'
import { shopData } from '../_lib/shop-data.ts'

type HomeProps = { params: MarketParams }

export async function generateMetadata({ params }: HomeProps): Promise<Metadata> {
  return pageMetadata({ market: await marketOf(params), path: routePath('home') })
}

export default async function HomePage({ params }: HomeProps) {
  const market = await marketOf(params)
  const [{ home, readAt }, { settings }] = await Promise.all([loadHome(), loadSettings()])
  const words = messagesIn(market, homeMessages)
  return (
    <>
      <ReadMark at={readAt} />
      <JsonLd data={shopData(settings, market)} />
      <Hero settings={settings} market={market} />
      {home.products.length > 0 ? (
        <Section
          title={words.shelf}
          more={{ text: words.everything, path: routePath('products') }}
          market={market}
        >
          <ProductGrid products={home.products} market={market} />
        </Section>
      ) : null}
      <CategoryIndex categories={home.categories} market={market} />
      {home.articles.length > 0 ? (
        <Section
          title={words.journal}
          more={{ text: words.allEntries, path: routePath('journal') }}
          market={market}
        >
          <ArticleList articles={home.articles} market={market} />
        </Section>
      ) : null}
    </>
  )
}
