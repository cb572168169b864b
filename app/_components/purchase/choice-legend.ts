import { stegaClean } from '@sanity/client/stega'
import type { Variant } from '#lib/catalog/variant.ts'

/** `Size and glaze`, from the names of the options that the variants differ by. */
export function choiceLegend(variants: readonly Variant[]): string {
  const names = new Set<string>()
  for (const { options } of variants) {
    for (const { name } of options) if (name) names.add(stegaClean(name).toLowerCase())
  }
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
  return list ? list.charAt(0).toUpperCase() + list.slice(1) : 'Variant'
}
