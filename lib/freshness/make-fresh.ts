import { listEveryPage } from './every-page.ts'
import { type PageVisit, visitsOf } from './page-visit.ts'
import type { Plan } from './plan.ts'
import { requestRevalidation } from './revalidate.ts'
import { seeFresh } from './visit.ts'

export interface Freshness {
  pages: PageVisit[]
  revalidatedAt: Date
  seenAt: Date
}

/**
 * Invalidates what a plan names and looks at every page until it is fresh.
 *
 * @param confirmedAt since when the lake holds the change, in ms since the epoch.
 * @param onPlanned is told of the pages before anything is done to them.
 * @throws Failure when a page could not be seen fresh; all of it may be done again.
 */
export async function makeFresh(
  plan: Plan,
  confirmedAt: number,
  onPlanned: (pages: PageVisit[]) => Promise<unknown>,
): Promise<Freshness> {
  const everyPage = plan.everyPage.length > 0
  let visits = visitsOf(plan)
  if (!everyPage) await onPlanned(visits)
  await requestRevalidation({ paths: visits.map((visit) => visit.renderedPath), everyPage })
  const revalidatedAt = new Date()
  if (everyPage) {
    visits = joinVisits(visits, visitsOf({ pages: await listEveryPage(plan.everyPage), files: [] }))
    await onPlanned(visits)
  }
  return { pages: await seeFresh(visits, confirmedAt), revalidatedAt, seenAt: new Date() }
}

/** The pages named first keep what was said of them: a page that should be gone is no page of the sitemap. */
function joinVisits(named: PageVisit[], all: PageVisit[]): PageVisit[] {
  const paths = new Set(named.map((visit) => visit.renderedPath))
  return [...named, ...all.filter((visit) => !paths.has(visit.renderedPath))]
}
