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

/** How a table calls what an editor gave no name. */
interface Words {
  /** The value of those that lack an option. */
  none(option: string): string
  /** The one list of variants, and each of them. */
  list: string
  labels: readonly string[]
}

/**
 * What a shopper chooses between. Where links from option to option would not lead to every variant, as when two have the same options or none, they are one
 * list under their names. What is alone need not be chosen.
 *
 * @param clean takes off what is not to be compared, such as the invisible marks of a preview; labels keep it.
 */
export function optionTable(
  variants: readonly Described[],
  clean: (text: string) => string,
  words: Words,
): OptionTable {
  const named = axesOf(variants, clean)
  const rows = variants.map(({ sku, options }) => ({
    sku,
    values: named.map(({ key }) => {
      const option = options.find(({ name }) => keyOf(name, clean) === key)
      return option ? keyOf(option.value, clean) : ''
    }),
  }))
  const axes = named.map(({ name, values }, at) => {
    const isLacking = rows.some((row) => row.values[at] === '')
    return { name, values: isLacking ? [...values, { key: '', label: words.none(clean(name)) }] : values }
  })
  if (leadsEverywhere(rows, axes)) return { axes, variants: rows }
  return {
    axes: [
      {
        name: words.list,
        values: variants.map(({ sku }, at) => ({ key: sku, label: words.labels[at] ?? sku })),
      },
    ],
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

/** Whether links lead from each variant to each other. Of several that are equally near, whichever is sold out, any may be the one that is led to. */
function leadsEverywhere(variants: readonly Choosable[], axes: readonly Axis[]): boolean {
  const links = variants.map((from) =>
    axes.flatMap(({ values }, at) =>
      values.map(({ key }) => waysTo(variants, from, at, key).map(({ to }) => to)),
    ),
  )
  return variants.every((target) => {
    const leading = new Set([target])
    for (let known = 0; known < leading.size; ) {
      known = leading.size
      variants.forEach((from, at) => {
        const leads = links[at]?.some((ends) => ends.length > 0 && ends.every((end) => leading.has(end)))
        if (leads) leading.add(from)
      })
    }
    return leading.size === variants.length
  })
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
  const ways = waysTo(variants, from, axis, value)
  return ways.find(({ to }) => !isSoldOut(to.sku)) ?? ways[0]
}

/** All that keep as much of the rest as can be kept. */
function waysTo<Variant extends Choosable>(
  variants: readonly Variant[],
  from: Choosable,
  axis: number,
  value: string,
): Way<Variant>[] {
  const ways = variants
    .filter(({ values }) => values[axis] === value)
    .map((to) => ({ to, also: differing(to, from, axis) }))
  const least = Math.min(...ways.map(({ also }) => also.length))
  return ways.filter(({ also }) => also.length === least)
}

function differing(one: Choosable, other: Choosable, except: number): number[] {
  return one.values.flatMap((value, at) => (at !== except && value !== other.values[at] ? [at] : []))
}
