import { printFigure, quantile } from './support/figures.ts'
import { type FilledShop, fillShop } from './support/filled-shop.ts'

/**
 * How much longer the site is built with many products than with few. Both shops are built in turns, each from nothing, so that what else the machine does
 * meanwhile falls on both; the time of a shop is the median of its builds.
 */
const bench = 'build-scale'
const [few = 100, many = 10_000, rounds = 3] = process.argv.slice(2).map(Number)

const shops: FilledShop[] = []
try {
  for (const products of [few, many]) shops.push(await fillShop(products))
  await measure(shops as [FilledShop, FilledShop])
} finally {
  for (const shop of shops) await shop.close()
}

async function measure([small, large]: [FilledShop, FilledShop]): Promise<void> {
  const times = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.small.push(await small.build())
    times.large.push(await large.build())
  }
  const smallMs = quantile(times.small, 0.5)
  const largeMs = quantile(times.large, 0.5)
  printFigure({
    bench,
    name: 'ratio',
    value: largeMs / smallMs,
    unit: `build time with ${many} over ${few} products`,
    baseline: { name: `the time with ${few} products, in s`, value: smallMs / 1_000 },
  })
  for (const part of ['seed', 'prepare'] as const)
    printFigure({
      bench,
      name: `${part}-${many}`,
      value: large.times[part] / 1_000,
      unit: 's',
      baseline: { name: `with ${few} products`, value: small.times[part] / 1_000 },
    })
}
