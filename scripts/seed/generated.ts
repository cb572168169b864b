import { type GlazeCode, glazes } from '../../seed/source/glazes.ts'
import { chance } from './chance.ts'
import { forms, manners, places } from './names.ts'

/** Begin the ids of what is generated, so that it can be told from what people wrote. */
export const generatedIds = { product: 'product-generated-', inventory: 'inventory-GEN-' }

/** An image field as the demo shop's products have them, with its asset. */
export type ImageField = { _type: string; _key: string; asset: { _ref: string } } & Record<string, unknown>

/** Pictures of the demo shop by the category in which they stand; `[slug of the category]: one list a product`. */
export type Pictures = ReadonlyMap<string, readonly (readonly ImageField[])[]>

export interface GeneratedDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

const glazeCodes = Object.keys(glazes) as GlazeCode[]
const dollarsPerEuro = 1.14

/**
 * A product and an inventory item for each of its variants. The same number makes the same documents.
 *
 * @param number from 1 on.
 */
export function generatedDocuments(number: number, pictures: Pictures): GeneratedDocument[] {
  const random = chance(number)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const form = forms[number % forms.length] as (typeof forms)[number]
  const id = String(number).padStart(5, '0')
  const title = titleOf(number)
  const from = Math.round((form.from * (0.7 + random() * 2.3)) / 100) * 100
  const sizes = form.sizes.slice(0, 1 + Math.floor(random() * form.sizes.length))
  const codes = glazeCodes.filter(() => random() < 0.25)
  const variants = sizes.flatMap((size, index) =>
    (codes.length > 0 ? codes : [pick(glazeCodes)]).map((glaze) => ({
      size,
      glaze,
      amount: from * (1 + index * 0.4),
    })),
  )
  const skuOf = ({ size, glaze }: (typeof variants)[number]) => `GEN-${id}-${size.code}-${glaze}`
  const product = {
    _id: `${generatedIds.product}${id}`,
    _type: 'product',
    title,
    slug: { _type: 'slug', current: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') },
    category: { _type: 'reference', _ref: `category-${form.category}` },
    summary: `A ${form.name} thrown on the wheel, ${sizes.map(({ label }) => label.toLowerCase()).join(' or ')}.`,
    images: pick(pictures.get(form.category) ?? [[]]),
    description: [
      paragraph(`${title} is number ${number} of the pieces that were generated to fill the shelves.`),
    ],
    featured: false,
    variants: variants.map((variant) => ({
      _key: skuOf(variant).toLowerCase(),
      _type: 'variant',
      sku: skuOf(variant),
      options: [
        { _key: 'size', _type: 'option', name: 'Size', value: variant.size.label },
        { _key: 'glaze', _type: 'option', name: 'Glaze', value: glazes[variant.glaze] },
      ],
      prices: [
        { _key: 'eur', _type: 'price', currency: 'EUR', amount: Math.round(variant.amount) },
        { _key: 'usd', _type: 'price', currency: 'USD', amount: Math.round(variant.amount * dollarsPerEuro) },
      ],
    })),
  }
  const inventory = variants.map((variant) => ({
    _id: `${generatedIds.inventory}${skuOf(variant).slice('GEN-'.length)}`,
    _type: 'inventoryItem',
    sku: skuOf(variant),
    // One in six is sold out.
    onHand: random() < 1 / 6 ? 0 : 1 + Math.floor(random() * 24),
    sold: 0,
  }))
  return [product, ...inventory]
}

/** No two numbers have the same. */
function titleOf(number: number): string {
  const form = forms[number % forms.length]?.name
  const turn = Math.floor(number / forms.length)
  const place = places[turn % places.length]
  const manner = manners[Math.floor(turn / places.length) % manners.length]
  const round = Math.floor(turn / (places.length * manners.length))
  return `${manner} ${place} ${form}${round > 0 ? ` no. ${round + 1}` : ''}`
}

function paragraph(text: string) {
  const span = { _key: 'b1s1', _type: 'span', text, marks: [] }
  return { _key: 'b1', _type: 'block', style: 'normal', children: [span], markDefs: [] }
}
