import { printFigure, quantile } from './support/figures.ts'
import { type FilledShop, fillShop } from './support/filled-shop.ts'
import { type ShopperAsks, shopperAsks } from './support/shopper-asks.ts'

/**
 * How long the server takes to answer a shopper among many products, from the request to the end of the answer, and beside it among few. The two
 * are asked in turns, so that what else the machine does meanwhile falls on both. A page of a list is asked for when it was never drawn
 * before, and again as it is kept.
 */
const bench = 'catalogue'
const [few = 1_000, many = 10_000, asked = 200] = process.argv.slice(2).map(Number)
/** Questions of each kind before it counts: a server is slow until its code is compiled and its connections are made. */
const warmUp = 25

/** What a page says, with status 200, when the database could not be asked. */
const regrets = ['Filters do not answer just now', 'The search rests for a moment']

type Line = keyof ShopperAsks | 'listing-kept'
const lines: Line[] = ['listing', 'listing-kept', 'facets', 'search', 'suggestions']

interface Served {
  site: string
  products: number
  /** ms */
  samples: Record<Line, number[]>
}

const shops: FilledShop[] = []
try {
  for (const products of [few, many]) shops.push(await fillShop(products))
  const served: Served[] = []
  for (const shop of shops) served.push(await serve(shop))
  await askInTurns(served)
  print(served as [Served, Served])
} finally {
  for (const shop of shops) await shop.close()
}

async function serve(shop: FilledShop): Promise<Served> {
  await shop.build()
  const site = await shop.serve()
  const samples = Object.fromEntries(lines.map((line) => [line, [] as number[]])) as Served['samples']
  return { site, products: shop.products, samples }
}

/** One kind after the other: what the server still does with a page that it has answered, as to keep it, is not to fall on the next kind. */
async function askInTurns(served: readonly Served[]): Promise<void> {
  const asks = served.map(({ products }) => shopperAsks(products, asked + warmUp))
  for (const line of lines) {
    for (let round = 0; round < asked + warmUp; round++) {
      for (const [at, { site, samples }] of served.entries()) {
        const path = inRound(asks[at]?.[askedFor(line)] ?? [], round)
        if (path === undefined) continue
        const taken = await timeOf(site + path)
        if (round >= warmUp) samples[line].push(taken)
      }
    }
  }
}

/** A page that is kept is one that was asked for before. */
function askedFor(line: Line): keyof ShopperAsks {
  return line === 'listing-kept' ? 'listing' : line
}

/** Where there is less to ask than there are rounds, it is spread over them. */
function inRound(paths: readonly string[], round: number): string | undefined {
  const of = (at: number) => Math.floor((at * paths.length) / (asked + warmUp))
  return of(round) < of(round + 1) ? paths[of(round)] : undefined
}

/** @throws Error when it is not answered with a page that stands. */
async function timeOf(url: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) })
  const body = await response.text()
  const taken = performance.now() - began
  if (response.status !== 200) throw new Error(`${url} was answered with ${response.status}.`)
  if (regrets.some((regret) => body.includes(regret)))
    throw new Error(`${url} says that it is not available.`)
  return taken
}

function print([small, large]: [Served, Served]): void {
  for (const line of lines) {
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const)
      printFigure({
        bench,
        name: `${line}-${name}`,
        value: quantile(large.samples[line], share),
        unit: `ms, with ${large.products} products`,
        baseline: { name: `with ${small.products} products`, value: quantile(small.samples[line], share) },
      })
  }
}
