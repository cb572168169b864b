import type { Plan, PlannedPage } from './plan.ts'

/** What several plans touch, together. Where they expect different things of a page, the last one knows best. */
export function joinPlans(plans: readonly Plan[]): Plan {
  return {
    everyPage: [...new Set(plans.flatMap(({ everyPage }) => everyPage))],
    pages: joinPages(plans.flatMap(({ pages }) => pages)),
    files: joinPages(plans.flatMap(({ files }) => files)),
  }
}

function joinPages(pages: readonly PlannedPage[]): PlannedPage[] {
  const joined = new Map<string, PlannedPage>()
  for (const page of pages) {
    const known = joined.get(page.path)
    const reasons = [...new Set([...(known?.reasons ?? []), ...page.reasons])]
    joined.set(page.path, { ...page, reasons })
  }
  return [...joined.values()]
}
