import { dayOf } from '#app/_components/day-text.tsx'
import { imageBase } from '#app/_components/picture/image-base.ts'
import { pictureSource } from '#app/_components/picture/source.ts'
import type { Article } from '#app/_content/article.ts'
import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf } from '#sanity/routes.ts'
import { personData } from './person-data.ts'

interface ArticleDataOf {
  article: Article
  market: Market
  /** The shop's, which publishes it. */
  publisher: string
}

/** schema.org's Article. What the article lacks is left out. */
export function articleData({ article, market, publisher }: ArticleDataOf): Record<string, unknown> {
  const { url } = environment().site
  const { title, excerpt, author, publishedAt, _updatedAt, cover } = article
  return {
    '@type': 'Article',
    headline: title,
    description: excerpt || undefined,
    author: author?.title ? personData({ ...author, market }) : undefined,
    datePublished: dayOf(publishedAt),
    dateModified: dayOf(_updatedAt),
    image: cover ? [pictureSource(cover, imageBase()).src] : undefined,
    inLanguage: market.locale,
    publisher: { '@type': 'Organization', name: publisher, url },
    mainEntityOfPage: new URL(publicPath(market, pathOf('article', article.slug)), url).href,
  }
}
