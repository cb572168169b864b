import { stegaClean } from '@sanity/client/stega'
import type { Product } from '#app/_content/product.ts'
import { imageBase } from '../picture/image-base.ts'
import loadFromCms from '../picture/loader.ts'
import { pictureSource } from '../picture/source.ts'
import type { Seen } from './seen.ts'

/** How a product is remembered. */
export function seenOf({ slug, title, images }: Product): Seen {
  const [picture] = images
  const seen = { slug: stegaClean(slug), title: stegaClean(title) }
  if (!picture) return seen
  return { ...seen, picture: loadFromCms({ src: pictureSource(picture, imageBase()).src, width: 280 }) }
}
