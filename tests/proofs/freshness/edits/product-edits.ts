import { crop, hotspot, paragraph, picture, price, variant } from '../content.ts'
import { key, sentence, words } from '../random-words.ts'
import type { Entry } from '../shop-document.ts'
import { reference } from '../shop-document.ts'
import { ofType } from '../world.ts'
import { changes, edits, type FieldEdit, lacks, sets } from './field-edit.ts'

const pricesOf = (entry: Entry, field: string) => (entry[field] ?? []) as Entry[]

function repriced(currency: 'EUR' | 'USD'): FieldEdit {
  return changes('product', 'variants', `priced anew in ${currency}`, (entry, random) => ({
    ...entry,
    prices: [
      ...pricesOf(entry, 'prices').filter((one) => one.currency !== currency),
      price(random, currency),
    ],
  }))
}

export const productEdits: FieldEdit[] = [
  sets('product', 'summary', (_, random) => sentence(random)),
  lacks('product', 'summary'),
  sets('product', 'featured', ({ featured }) => !featured),
  sets(
    'product',
    'category',
    (document, random, world) => {
      const now = (document.category as { _ref?: string } | undefined)?._ref
      const others = ofType(world, 'category').filter(({ _id }) => _id !== now)
      return others.length === 0 ? undefined : reference(random.pick(others)._id)
    },
    'moved',
  ),
  sets('product', 'category', () => reference('category-nowhere'), 'that does not exist'),
  lacks('product', 'category'),
  ...edits('product', 'description', paragraph),
  ...edits('product', 'images', picture),
  changes('product', 'images', 'swapped', (entry, random, world) => ({
    ...entry,
    asset: { _type: 'reference', _ref: random.pick(world.pictures) },
  })),
  changes('product', 'images', 'described', (entry, random) => ({ ...entry, alt: words(random) })),
  changes('product', 'images', 'focused', (entry, random) => ({ ...entry, hotspot: hotspot(random) })),
  changes('product', 'images', 'cropped', (entry, random) => ({ ...entry, crop: crop(random) })),
  lacks('product', 'images'),
  ...edits('product', 'variants', (random) => variant(random, `SKU-${15 + random.below(40)}`)),
  lacks('product', 'variants'),
  repriced('EUR'),
  repriced('USD'),
  changes('product', 'variants', 'without a price in USD', (entry) => ({
    ...entry,
    prices: pricesOf(entry, 'prices').filter(({ currency }) => currency !== 'USD'),
  })),
  changes('product', 'variants', 'on sale', (entry, random) => {
    const [first] = pricesOf(entry, 'prices')
    return (
      first && {
        ...entry,
        compareAtPrices: [{ ...first, _key: key(random), amount: Number(first.amount) + 500 }],
      }
    )
  }),
  changes('product', 'variants', 'no longer on sale', ({ compareAtPrices, ...entry }) =>
    compareAtPrices ? (entry as Entry) : undefined,
  ),
  changes('product', 'variants', 'called otherwise', (entry, random) => ({
    ...entry,
    options: [{ _key: key(random), _type: 'option', name: 'Glaze', value: words(random) }],
  })),
  changes('product', 'variants', 'with a picture of its own', (entry, random, world) => ({
    ...entry,
    image: { ...picture(random, world), _key: undefined },
  })),
  changes('product', 'variants', 'without its picture', ({ image, ...entry }) =>
    image ? (entry as Entry) : undefined,
  ),
  changes('product', 'variants', 'under another sku', (entry, random) => ({
    ...entry,
    sku: `SKU-${1 + random.below(20)}`,
  })),
]
