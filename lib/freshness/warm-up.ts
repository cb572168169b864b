import { environment } from '#lib/config/environment.ts'
import { logger } from '#lib/log/logger.ts'
import { defaultMarket } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { firstMomentFrom } from './confirm.ts'
import { visitIn } from './page-visit.ts'
import { questionOf, readReferrers } from './referrers.ts'
import { rebuilds } from './site-rebuilds.ts'

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockWarmUp?: Promise<void> }

/** No document has this slug: its page is drawn as one that is not there. */
const nowhere = '-'

/**
 * Takes the way of a publish once after a start, with nothing published: routes are loaded and connections opened before an editor waits for
 * them. What fails is no matter; the first publish is slower then.
 */
export function warmUp(): Promise<void> {
  shared.restockWarmUp ??= takeTheWay().catch((error) =>
    logger.info('The way of a publish could not be taken in advance', { error }),
  )
  return shared.restockWarmUp
}

async function takeTheWay(): Promise<void> {
  const webhook = fetch(`${environment().site.internalUrl}/api/webhooks/sanity`, {
    method: 'POST',
    body: '',
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  }).then((response) => response.arrayBuffer())
  const page = { path: pathOf('product', nowhere), reasons: ['The way of a publish is taken in advance.'] }
  const visit = visitIn(defaultMarket, { ...page, expected: 'gone' })
  await Promise.all([
    webhook,
    readReferrers(questionOf([])),
    rebuilds().rebuild({ visit, confirmedAt: firstMomentFrom(Date.now()), rank: 0 }),
  ])
}
