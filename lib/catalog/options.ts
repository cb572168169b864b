/** A variant as far as a choice goes: for each axis the key of its value, or an empty text where it has none. */
export interface Choosable {
  sku: string
  values: readonly string[]
}

/** Something by which variants differ, with its values in the order in which they first come up. */
export interface Axis {
  name: string
  values: readonly { key: string; label: string }[]
}

interface Described {
  sku: string
  options: readonly { name: string; value: string }[]
}

export interface OptionTable {
  axes: Axis[]
  /** In the order of the variants. */
  variants: Choosable[]
}

/**
 * What a shopper chooses between. Where the options do not tell the variants apart, as when an editor gave none, they are one list under their names.
 *
 * @param clean takes off what is not to be compared, such as the invisible marks of a preview; labels keep it.
 * @param fallback how the one list is called, and each variant in it.
 */
export function optionTable(
  variants: readonly Described[],
  clean: (text: string) => string,
  fallback: { name: string; labelOf(variant: Described): string },
): OptionTable {
  const axes = axesOf(variants, clean)
  const rows = variants.map(({ sku, options }) => ({
    sku,
    values: axes.map(({ key }) => {
      const option = options.find(({ name }) => keyOf(name, clean) === key)
      return option ? keyOf(option.value, clean) : ''
    }),
  }))
  const told = new Set(rows.map(({ values }) => JSON.stringify(values)))
  if (axes.length > 0 && told.size === variants.length) return { axes, variants: rows }
  const labels = variants.map((variant) => ({ key: variant.sku, label: fallback.labelOf(variant) }))
  return {
    axes: [{ name: fallback.name, values: labels }],
    variants: variants.map(({ sku }) => ({ sku, values: [sku] })),
  }
}

function axesOf(variants: readonly Described[], clean: (text: string) => string) {
  const axes = new Map<string, { key: string; name: string; values: { key: string; label: string }[] }>()
  for (const { name, value } of variants.flatMap(({ options }) => options)) {
    const key = keyOf(name, clean)
    const valueKey = keyOf(value, clean)
    if (key === '' || valueKey === '') continue
    const axis = axes.get(key) ?? { key, name, values: [] }
    axes.set(key, axis)
    if (axis.values.every((known) => known.key !== valueKey))
      axis.values.push({ key: valueKey, label: value })
  }
  return [...axes.values()]
}

function keyOf(text: string, clean: (text: string) => string): string {
  return clean(text).trim().toLowerCase()
}

export interface Way<Variant> {
  to: Variant
  /** The axes on which it differs from what is chosen, beside the one that is asked for: this combination is not made. */
  also: number[]
}

/**
 * The variant to go to when another value is chosen: the one that differs in nothing else. Where that is not made, of those with the value the one that
 * keeps most of the rest, and of equals one that can be had before one that is sold out.
 */
export function wayTo<Variant extends Choosable>(
  variants: readonly Variant[],
  from: Choosable,
  axis: number,
  value: string,
  isSoldOut: (sku: string) => boolean,
): Way<Variant> | undefined {
  const ways = variants
    .filter(({ values }) => values[axis] === value)
    .map((to) => ({ to, also: differing(to, from, axis) }))
    .toSorted(
      (a, b) => a.also.length - b.also.length || Number(isSoldOut(a.to.sku)) - Number(isSoldOut(b.to.sku)),
    )
  return ways[0]
}

function differing(one: Choosable, other: Choosable, except: number): number[] {
  return one.values.flatMap((value, at) => (at !== except && value !== other.values[at] ? [at] : []))
}
