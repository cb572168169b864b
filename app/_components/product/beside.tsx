import type { Product } from '#app/_content/product.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { messagesIn } from '../../_messages/messages.ts'
import { productMessages } from '../../_messages/product.ts'
import { Section } from '../home/section.tsx'
import { ArticleList } from '../journal/article-list.tsx'
import { ProductGrid } from '../product-card/product-grid.tsx'

/** What stands beside a piece in the shop: others of its category, and the articles that show it. */
export function Beside({ product, market }: { product: Product; market: Market }) {
  const texts = messagesIn(market, productMessages)
  const { category, related, mentions } = product
  return (
    <>
      {category && related.length > 0 ? (
        <Section
          title={texts.related(category.title)}
          more={{ text: texts.all, path: pathOf('category', category.slug) }}
          market={market}
        >
          <ProductGrid products={related} market={market} heading="h3" />
        </Section>
      ) : null}
      {mentions.length > 0 ? (
        <Section
          title={texts.mentions}
          more={{ text: texts.allArticles, path: routePath('journal') }}
          market={market}
        >
          <ArticleList articles={mentions} market={market} heading="h3" />
        </Section>
      ) : null}
    </>
  )
}
