import { LakeError } from '../errors.ts'
import type { Log } from '../http/log.ts'
import { PUBLISH_SCHEDULED } from '../store/actions/releases.ts'
import type { Dataset } from '../store/dataset.ts'
import { asRelease, isDue, isReleaseId, RELEASE_TYPE, type Release } from '../store/releases/document.ts'

export interface Scheduler {
  close(): void
}

export interface SchedulerOptions {
  now: () => Date
  log: Log
  /** Resolves when the server may commit. */
  ready: Promise<void>
}

/** A timer does not run while a machine sleeps, so the clock is looked at again before a far time has come. */
const LOOK_AGAIN_MS = 30_000
const RETRY_MS = 1000

function scheduledReleases(store: Dataset): Release[] {
  return [...store.byType(RELEASE_TYPE)]
    .flatMap((document) => asRelease(document) ?? [])
    .filter(({ state, publishAt }) => state === 'scheduled' && !Number.isNaN(Date.parse(publishAt ?? '')))
    .sort((a, b) => Date.parse(a.publishAt ?? '') - Date.parse(b.publishAt ?? ''))
}

/**
 * Publishes the scheduled releases of a dataset when they are due, those that fell due while nobody watched at once.
 * What is scheduled stands in the release itself, so it survives a restart; that it is still scheduled is a condition of
 * the transaction that publishes it, so it happens once. A release that cannot be published becomes active again and
 * says why in its `error`.
 */
export function watchReleases(store: Dataset, { now, log, ready }: SchedulerOptions): Scheduler {
  let timer: NodeJS.Timeout | undefined
  let isIdle = false
  let isClosed = false

  const arm = (atLeastMs = 0) => {
    clearTimeout(timer)
    const [next] = scheduledReleases(store)
    if (!next || isClosed || !isIdle) return
    const wait = Date.parse(next.publishAt ?? '') - now().getTime()
    timer = setTimeout(() => void work(), Math.min(Math.max(wait, atLeastMs), LOOK_AGAIN_MS)).unref()
  }

  const work = async () => {
    isIdle = false
    let pauseMs = 0
    for (const release of scheduledReleases(store)) {
      if (isClosed || !isDue(release, now().getTime())) break
      try {
        await publish(store, release)
      } catch (error) {
        if (isClosed) break
        log('a release could not be published', { releaseId: release.name, error: String(error) })
        pauseMs = RETRY_MS
      }
    }
    isIdle = true
    arm(pauseMs)
  }

  const stop = store.onTransaction(({ changes }) => {
    if (changes.some(({ id }) => isReleaseId(id))) arm()
  })
  void ready.then(() => {
    isIdle = true
    arm()
  })
  return {
    close() {
      isClosed = true
      clearTimeout(timer)
      stop()
    },
  }
}

/** Throws what is not the release's own fault, to be tried again. */
async function publish(store: Dataset, release: Release): Promise<void> {
  const author = store.transaction(release._rev)?.author ?? 'system'
  try {
    await store.act({ actions: { actionType: PUBLISH_SCHEDULED, releaseId: release.name }, author })
  } catch (error) {
    if (!(error instanceof LakeError) || error.status >= 500) throw error
    await giveBack(store, release, author, error.message)
  }
}

/** A release that was changed meanwhile is left as it is. */
async function giveBack(store: Dataset, release: Release, author: string, message: string): Promise<void> {
  const set = { state: 'active', error: { message } }
  const patch = { id: release._id, ifRevisionID: release._rev, set, unset: ['publishAt'] }
  await store.commit({ mutations: [{ patch }], author }).catch((error: unknown) => {
    if (!(error instanceof LakeError) || error.status >= 500) throw error
  })
}
