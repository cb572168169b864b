import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { printFigure } from '../support/figures.ts'
import { bench, put, type Subject, text } from './subject.ts'

const DOCUMENTS = 10_000

export async function measureMemory({ dataset }: Subject): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    collect()
    collect()
    return process.memoryUsage().heapUsed
  }
  await put(dataset, 'memory-0', 0)
  const before = used()
  let bytes = 0
  for (let n = 1; n <= DOCUMENTS; n += 100) {
    const documents = Array.from({ length: 100 }, (_, index) => productOf(n + index))
    bytes += Buffer.byteLength(JSON.stringify(documents))
    await dataset.store.commit({ author: 'bench', mutations: documents.map((create) => ({ create })) })
  }
  printFigure({
    bench,
    name: `memory-a-document-${DOCUMENTS}`,
    value: (used() - before) / DOCUMENTS,
    unit: 'bytes',
    baseline: { name: 'its JSON', value: bytes / DOCUMENTS },
  })
}

/** No two share a string, as documents that came over the wire do not. */
function productOf(n: number) {
  const block = (key: number) => ({
    _key: `${n}-${key}`,
    _type: 'block',
    children: [{ _key: `${n}-${key}-0`, _type: 'span', text: `${n} ${key} ${text.slice(0, 180)}` }],
  })
  const product = {
    _id: `memory-${n}`,
    _type: 'product',
    title: `Product ${n}`,
    slug: { _type: 'slug', current: `product-${n}` },
    prices: [{ _key: 'eur', currency: 'EUR', amount: n }],
    description: Array.from({ length: 8 }, (_, key) => block(key)),
  }
  return JSON.parse(JSON.stringify(product)) as typeof product
}
