import type { PageVisit } from './page-visit.ts'

export interface PageAnswer {
  status: number
  /** The moments, in ms since the epoch, at which the reads of the page began, as it says in `<meta name="restock:read-at">`. */
  marks: number[]
  /** Where it sends a browser on to; null when it does not. */
  location: string | null
}

export type Judgement =
  | { fresh: true }
  /** `owed`: drawn from a last good result, or not at all; the CMS has to come back. `wrong`: it is not what was planned. */
  | { fresh: false; because: 'owed' | 'wrong'; reason: string }

const fresh: Judgement = { fresh: true }

/**
 * Whether a page, as it was answered, was drawn after the lake was seen to hold the change.
 *
 * @param confirmedAt milliseconds since the epoch.
 */
export function judgePage(answer: PageAnswer, visit: PageVisit, confirmedAt: number): Judgement {
  const { status, marks } = answer
  if (visit.expected === 'gone' && (status === 404 || leadsOn(status))) return judgeGone(answer, visit)
  if (status >= 500) return { fresh: false, because: 'owed', reason: `it answers ${status}` }
  if (status !== 200)
    return { fresh: false, because: 'wrong', reason: `it answers ${status} and should be ${visit.expected}` }
  if (visit.proof === 'answer' && marks.length === 0) return fresh
  if (marks.length === 0)
    return { fresh: false, because: 'wrong', reason: 'it does not say when it was read' }
  // A page that should be gone but stands fresh belongs to another document by now.
  if (Math.min(...marks) >= confirmedAt) return fresh
  const age = confirmedAt - Math.min(...marks)
  return {
    fresh: false,
    because: 'owed',
    reason: `it was drawn from a read ${age} ms before the change was confirmed`,
  }
}

/** An old address is drawn again when its document has moved on: it has to know the way by now. */
function judgeGone({ status, location }: PageAnswer, { leadsTo }: PageVisit): Judgement {
  if (leadsTo === undefined || (leadsOn(status) && location === leadsTo)) return fresh
  const way = leadsOn(status) ? `leads to ${location}` : 'leads nowhere'
  return { fresh: false, because: 'owed', reason: `it ${way} and should lead to ${leadsTo}` }
}

/** For ever (308), or for as long as a product has no such variant (307). */
const leadsOn = (status: number) => status === 308 || status === 307

/** The marks of a page's HTML, or of a file. */
export function marksIn(html: string): number[] {
  return [...html.matchAll(/<(?:meta name="restock:read-at" content="|!-- restock:read-at )(\d{1,15})/g)].map(
    ([, mark]) => Number(mark),
  )
}
