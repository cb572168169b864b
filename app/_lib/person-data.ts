import { imageBase } from '#app/_components/picture/image-base.ts'
import { pictureSource } from '#app/_components/picture/source.ts'
import type { Author } from '#app/_content/author.ts'
import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf } from '#sanity/routes.ts'

interface Named {
  title: string
  /** Null for one without a page. */
  slug?: string | null
  market: Market
}

/** schema.org's Person, as an article names its author. */
export function personData({ title, slug, market }: Named): Record<string, unknown> {
  return {
    '@type': 'Person',
    name: title,
    url: slug ? new URL(publicPath(market, pathOf('author', slug)), environment().site.url).href : undefined,
  }
}

/** schema.org's ProfilePage of an author. What they lack is left out. */
export function profileData({ author, market }: { author: Author; market: Market }): Record<string, unknown> {
  const { role, description, image } = author
  return {
    '@type': 'ProfilePage',
    inLanguage: market.locale,
    mainEntity: {
      ...personData({ ...author, market }),
      jobTitle: role || undefined,
      description: description || undefined,
      image: image ? pictureSource(image, imageBase()).src : undefined,
    },
  }
}
