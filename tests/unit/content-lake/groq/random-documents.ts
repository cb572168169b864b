import type { Random } from './random.ts'

export const IDS = [
  'a',
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'drafts.a',
  'drafts.b',
  'versions.r1.a',
  'versions.r1.c',
]
export const TYPES = ['product', 'category', 'article']
export const WORDS = ['Luna mug', 'tall vase', 'Luna', 'blue.green', 'émail', 'Straße 3.5', 'mug-mug MUG']

interface Fields {
  _id: string
  _type: string
  [field: string]: unknown
}

function reference(random: Random): unknown {
  return random.chance(0.85)
    ? { _type: 'reference', _weak: true, _ref: random.pick(IDS) }
    : random.pick([null, 'a', { _ref: 3 }])
}

function slug(random: Random): unknown {
  const current = random.pick(['luna', 'vase', 'luna', 7, null])
  return random.chance(0.85) ? { _type: 'slug', current } : random.pick(['luna', null, {}])
}

function item(random: Random, key: number): unknown {
  if (random.chance(0.1)) return random.pick([null, 3, 'loose', ['in', 'side']])
  return {
    _key: `k${key}`,
    label: random.pick(WORDS),
    n: random.below(4),
    ref: reference(random),
    ...(random.chance(0.5) ? { parts: [{ _key: 'p0', text: random.pick(WORDS) }, { text: 'bare' }] } : {}),
  }
}

/** Words may be spread over spans, with something between them that is none. */
function body(random: Random): unknown[] {
  const span = () => {
    const text = random.pick(WORDS)
    return {
      _type: random.chance(0.9) ? 'span' : 'note',
      text: text.slice(random.below(3), 3 + random.below(5)),
    }
  }
  return [0, 1].slice(random.below(2)).map((key) => ({
    _type: 'block',
    _key: `b${key}`,
    children: Array.from({ length: 1 + random.below(3) }, span),
  }))
}

export function randomDocument(random: Random, _id: string): Fields {
  const document: Fields = { _id, _type: random.pick(TYPES) }
  if (random.chance(0.8)) document.title = random.chance(0.9) ? random.pick(WORDS) : random.below(3)
  if (random.chance(0.8)) document.slug = slug(random)
  if (random.chance(0.7)) document.category = reference(random)
  if (random.chance(0.7))
    document.n = random.chance(0.9) ? random.below(4) : random.pick(['1', null, true, 2.5])
  if (random.chance(0.5)) document.featured = random.pick([true, true, false, 'yes'])
  if (random.chance(0.7)) document.tags = [random.pick(WORDS), random.pick(['x', 'y', 2]), 'y']
  if (random.chance(0.7)) document.items = [0, 1, 2].slice(random.below(3)).map((key) => item(random, key))
  if (random.chance(0.5)) document.body = body(random)
  if (random.chance(0.3)) document.refs = [reference(random), reference(random)]
  return document
}

/** Documents that hold what queries must not stumble over: missing fields, wrong types, dangling references. */
export function randomDocuments(random: Random): Fields[] {
  return IDS.filter(() => random.chance(0.8)).map((id) => randomDocument(random, id))
}
