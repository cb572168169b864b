import { setTimeout as pause } from 'node:timers/promises'
import { environment } from '#lib/config/environment.ts'
import { Failure } from '#lib/failure/failure.ts'
import { type Judgement, judgePage, marksIn, type PageAnswer } from './judge.ts'
import { inLanes } from './lanes.ts'
import type { PageVisit } from './page-visit.ts'

const answerTimeout = 15_000
/** Drawing is work of one thread: more at once would only make each of them later, the first one too. */
const visitsAtOnce = 2
/** A render that began before the invalidation may still be answered once; after these pauses it is over. In ms. */
const pauses = [0, 40, 250]

/**
 * Asks for each page until it is fresh, which also warms it. Returns the visits with the moments at which they were seen so.
 *
 * @throws Failure that names the first page that was not.
 */
export async function seeFresh(visits: readonly PageVisit[], confirmedAt: number): Promise<PageVisit[]> {
  const seen: PageVisit[] = []
  const failures: (Judgement & { fresh: false })[] = []
  await inLanes(visitsAtOnce, visits, async (visit) => {
    const judgement = await lookAt(visit, confirmedAt)
    if (judgement.fresh) seen.push({ ...visit, seenAt: new Date().toISOString() })
    else failures.push({ ...judgement, reason: `${visit.publicPath}: ${judgement.reason}` })
  })
  const [first] = failures
  if (!first) return seen
  const kind = failures.some(({ because }) => because === 'wrong') ? 'fault' : 'outage'
  const shown = failures.find(({ because }) => (because === 'wrong') === (kind === 'fault')) ?? first
  throw new Failure(kind, `${failures.length} of ${visits.length} pages are not fresh; ${shown.reason}`)
}

async function lookAt(visit: PageVisit, confirmedAt: number): Promise<Judgement> {
  let judgement: Judgement = { fresh: false, because: 'owed', reason: 'it was not asked for' }
  for (const wait of pauses) {
    if (wait > 0) await pause(wait)
    judgement = await ask(visit, confirmedAt)
    if (judgement.fresh) break
  }
  return judgement
}

async function ask(visit: PageVisit, confirmedAt: number): Promise<Judgement> {
  try {
    return judgePage(await fetchPage(visit.publicPath), visit, confirmedAt)
  } catch (error) {
    return {
      fresh: false,
      because: 'owed',
      reason: `it does not answer (${error instanceof Error ? error.message : error})`,
    }
  }
}

async function fetchPage(path: string): Promise<PageAnswer> {
  const response = await fetch(`${environment().site.internalUrl}${path}`, {
    cache: 'no-store',
    redirect: 'manual',
    headers: { accept: 'text/html,*/*', 'user-agent': 'restock-freshness' },
    signal: AbortSignal.timeout(answerTimeout),
  })
  return { status: response.status, marks: marksIn(await response.text()) }
}
