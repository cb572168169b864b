import { stegaClean } from '@sanity/client/stega'
import type { Metadata } from 'next'
import { imageBase } from '#app/_components/picture/image-base.ts'
import { shareAddress, shareSize } from '#app/_components/picture/share.ts'
import { drawing } from '#app/_content/drawing.ts'
import type { Picture } from '#app/_content/picture.ts'
import { loadSettings } from '#app/_content/settings.ts'
import { type Market, markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'

interface PageDescription {
  market: Market
  /** Path without a market. */
  path: string
  /** Where search engines are led, without a market; the page itself when left out. */
  canonical?: string
  /** Without the shop's name; the home page has none. */
  title?: string
  description?: string
  picture?: Picture
  type?: 'website' | 'article'
}

/** Title, description, canonical address, its siblings in other markets, and the card that is shown when the page is shared. */
export async function pageMetadata(page: PageDescription): Promise<Metadata> {
  const { market, path, canonical = path, type = 'website' } = page
  drawing().path = path
  const { settings } = await loadSettings()
  const name = stegaClean(settings.name)
  const title = stegaClean(page.title) || stegaClean(settings.seo?.title) || name
  const description = stegaClean(page.description) || stegaClean(settings.seo?.description) || undefined
  const picture = page.picture ?? settings.seo?.image
  return {
    title: page.title ? `${title} – ${name}` : title,
    description,
    alternates: {
      canonical: publicPath(market, canonical),
      languages: Object.fromEntries(markets.map((other) => [other.locale, publicPath(other, canonical)])),
    },
    openGraph: {
      type,
      title,
      description,
      siteName: name,
      url: publicPath(market, path),
      locale: market.locale.replace('-', '_'),
      images: picture && [
        { url: shareAddress(picture, imageBase()), ...shareSize, alt: stegaClean(picture.alt) },
      ],
    },
  }
}
