import type { Plan, PlannedFile, PlannedPage } from './plan.ts'

/** What several plans touch, together. Where they expect different things of a page, the last one knows best. */
export function joinPlans(plans: readonly Plan[]): Plan {
  return {
    everyPage: [...new Set(plans.flatMap(({ everyPage }) => everyPage))],
    pages: join(
      plans.flatMap(({ pages }) => pages),
      keyOf,
    ),
    files: join(
      plans.flatMap(({ files }) => files),
      ({ path }) => path,
    ),
  }
}

const keyOf = ({ market, path }: PlannedPage) => `${market} ${path}`

function join<Planned extends PlannedFile>(
  planned: readonly Planned[],
  keyOf: (one: Planned) => string,
): Planned[] {
  const joined = new Map<string, Planned>()
  for (const one of planned) {
    const known = joined.get(keyOf(one))
    const reasons = [...new Set([...(known?.reasons ?? []), ...one.reasons])]
    joined.set(keyOf(one), { ...one, reasons })
  }
  return [...joined.values()]
}
