import { Failure } from '#lib/failure/failure.ts'
import { listEveryPage, namePages } from './every-page.ts'
import { divideByKept, drawnMeanwhile } from './kept-pages.ts'
import { type PageVisit, visitsOf } from './page-visit.ts'
import type { Plan } from './plan.ts'
import { NotFresh, type Seen } from './rebuild.ts'
import { requestRevalidation } from './revalidate.ts'
import { rebuilds } from './site-rebuilds.ts'

export interface Freshness {
  /** Those that were looked at. */
  pages: PageVisit[]
  /** How many more were invalidated, which nobody had drawn. */
  others: number
  revalidatedAt: Date
  seenAt: Date
}

/**
 * Rebuilds what a plan names, the page named first before the others, and looks at every page until it is fresh. Of very many only
 * those are looked at that are kept.
 *
 * @param confirmedAt since when the lake holds the change, in ms since the epoch.
 * @param onPlanned is told of the pages, once the first was drawn; nothing waits for it.
 * @throws Failure when a page could not be seen fresh; all of it may be done again.
 */
export async function makeFresh(
  plan: Plan,
  confirmedAt: number,
  onPlanned: (pages: PageVisit[]) => void,
): Promise<Freshness> {
  const named =
    plan.everyPage.length > 0
      ? { ...plan, pages: plan.pages.filter(({ path }) => !path.includes('[')) }
      : await namePages(plan)
  return makeVisitsFresh(visitsOf(named), plan.everyPage, confirmedAt, onPlanned)
}

/**
 * As `makeFresh`, for visits that no plan named.
 *
 * @param reasons why every page is rebuilt; empty when only the visits are.
 */
export async function makeVisitsFresh(
  named: PageVisit[],
  reasons: string[],
  confirmedAt: number,
  onPlanned: (pages: PageVisit[]) => void,
): Promise<Freshness> {
  const everyPage = reasons.length > 0
  let visits = named
  if (everyPage) {
    await requestRevalidation({ paths: visits.map((visit) => visit.renderedPath), everyPage })
    visits = joinVisits(visits, await listEveryPage(reasons))
  }
  const { looked, others } = await divideByKept(visits)
  const rebuilding = looked.map((visit, rank) =>
    rebuilds().rebuild({ visit, confirmedAt, rank, invalidated: everyPage }),
  )
  // The page that is looked for does not wait for the book-keeping.
  void Promise.allSettled(rebuilding.slice(0, 1)).then(() => onPlanned(looked))
  const invalidating =
    everyPage || others.length === 0
      ? undefined
      : requestRevalidation({ paths: others.map((visit) => visit.renderedPath), everyPage })
  await Promise.all([Promise.allSettled(rebuilding), invalidating])
  const late = await drawnMeanwhile(others)
  const seen = await allSeen([
    ...rebuilding,
    ...late.map((visit) => rebuilds().rebuild({ visit, confirmedAt, rank: looked.length })),
  ])
  return {
    pages: [...looked, ...late].map((visit, at) => ({ ...visit, seenAt: seen[at]?.seenAt.toISOString() })),
    others: others.length - late.length,
    revalidatedAt: latest(seen.map(({ revalidatedAt }) => revalidatedAt)),
    seenAt: latest(seen.map(({ seenAt }) => seenAt)),
  }
}

/** @throws Failure when a page could not be seen fresh. */
async function allSeen(rebuilding: readonly Promise<Seen>[]): Promise<Seen[]> {
  const outcomes = await Promise.allSettled(rebuilding)
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason)
  if (failures.length > 0) throw failureOf(failures, outcomes.length)
  return outcomes.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value)
}

/** The pages named first keep what was said of them: a page that should be gone is no page of the sitemap. */
function joinVisits(named: PageVisit[], all: PageVisit[]): PageVisit[] {
  const paths = new Set(named.map((visit) => visit.renderedPath))
  return [...named, ...all.filter((visit) => !paths.has(visit.renderedPath))]
}

/** What is wrong counts for more than what is owed: waiting alone does not mend it. */
function failureOf(failures: unknown[], of: number): unknown {
  const other = failures.find((failure) => !(failure instanceof NotFresh))
  if (other) return other
  const stale = failures.filter((failure) => failure instanceof NotFresh)
  const wrong = stale.find(({ judgement }) => judgement.because === 'wrong')
  const shown = wrong ?? stale[0]
  return new Failure(
    wrong ? 'fault' : 'outage',
    `${failures.length} of ${of} pages are not fresh; ${shown?.message}`,
  )
}

function latest(moments: Date[]): Date {
  return new Date(moments.reduce((last, moment) => Math.max(last, moment.getTime()), 0) || Date.now())
}
