import { variantPath } from '#lib/catalog/variant-path.ts'
import { markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { lookAtPages, type SeenPages, same } from '#tests/e2e/support/compare-sites.ts'
import { slugOf } from './shop-document.ts'
import { pooledPaths } from './slug-pool.ts'
import { ofType, skusOf, type World } from './world.ts'

const fixed = [
  '/',
  '/products',
  '/products/page/2',
  '/products/page/3',
  '/journal',
  '/help',
  '/help/delivery',
  '/help/returns',
  '/alerts/thanks',
]

/** Every page that a run can ever have, in every market, whether it is there or not; and the files. */
export const watchedPaths: readonly string[] = [
  ...[...fixed, ...pooledPaths()].flatMap((path) => markets.map((market) => publicPath(market, path))),
  '/sitemap.xml',
]

/** The pages of the variants that these products ever had, at each of their addresses. All would be too many to look at after every edit. */
export class WatchedVariants {
  readonly #products = new Set(['product-1', 'product-2'])
  readonly #paths = new Set<string>()

  /** Every path there is to look at, with those of a world that is new. */
  pathsIn(world: World): readonly string[] {
    for (const product of ofType(world, 'product').filter(({ _id }) => this.#products.has(_id))) {
      const slug = slugOf(product)
      if (!slug) continue
      for (const sku of skusOf({ ...world, documents: [product] })) this.#add(variantPath(slug, sku))
    }
    return [...watchedPaths, ...this.#paths]
  }

  #add(path: string): void {
    for (const market of markets) this.#paths.add(publicPath(market, path))
  }
}

export function lookAtAll(site: string, paths = watchedPaths): Promise<SeenPages> {
  return lookAtPages(site, paths)
}

export interface Redrawn {
  /** Pages that show something else than before: the least that has to be drawn. */
  changed: string[]
  /** Pages that were drawn anew. */
  rebuilt: string[]
  /** Those of them that show what they showed before. */
  inVain: string[]
}

/** What was drawn anew between two looks, by the marks of the pages. Files are compared with the truth, but they are no pages and not counted. */
export function redrawnBetween(before: SeenPages, after: SeenPages): Redrawn {
  const pages = [...after].flatMap(([path, page]) => {
    const earlier = before.get(path)
    if (!earlier || path.endsWith('.xml') || (page.marks === '' && earlier.marks === '')) return []
    return [{ path, changed: !same(earlier, page), rebuilt: earlier.marks !== page.marks }]
  })
  const paths = (wanted: (page: (typeof pages)[number]) => boolean) =>
    pages.filter(wanted).map(({ path }) => path)
  return {
    changed: paths(({ changed }) => changed),
    rebuilt: paths(({ rebuilt }) => rebuilt),
    inVain: paths(({ rebuilt, changed }) => rebuilt && !changed),
  }
}
