import type { GlazeCode } from './glazes.ts'

/** Prices in whole minor units (cents), one per currency that the shop sells in. */
export type Price = { EUR: number; USD: number }

/** A picture by its file name in `production/images` without the ending, and what it shows. */
export type Picture = { name: string; alt: string }

export type Size = {
  /** Part of the sku; left out where a product comes in one size. */
  code?: string
  /** What a shopper chooses, e.g. `Large, 380 ml`. */
  label: string
  price: Price
}

export type Product = {
  slug: string
  title: string
  /** At most 160 characters. */
  summary: string
  /** Markdown, in the subset that `build/portable-text.ts` reads. */
  description: string
  /** Start of each sku: `MUG-LUNA` becomes `MUG-LUNA-S-CEL`. */
  skuStem: string
  sizes: Size[]
  glazes: GlazeCode[]
  /** Pieces on the shelf by the end of the sku (`S-CEL`, or `CEL` for one size). What has no number is not made. */
  onHand: Record<string, number>
  /** What a variant cost before, by the end of its sku. */
  compareAt?: Record<string, Price>
  featured?: boolean
  pictures: [Picture, ...Picture[]]
}

export type Author = {
  slug: string
  name: string
  /** What they do in the studio, in a few words. */
  role: string
  description: string
}

export type Category = {
  slug: string
  title: string
  description: string
  picture: Picture
}
