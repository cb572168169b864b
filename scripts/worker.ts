import { setTimeout as delay } from 'node:timers/promises'
import { environment } from '#lib/config/environment.ts'

/** How long a round may take before it is given up, in ms. */
const patience = 60_000
const pause = 1000

const { site, internal } = environment()
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

/** What went wrong the last time, so that an outage is told once and not every second. */
let lastFailure: string | undefined

while (!stopping.signal.aborted) {
  const failure = await work()
  if (failure !== lastFailure) {
    const event = failure
      ? { level: 'error', event: 'worker.failed', reason: failure }
      : { level: 'info', event: 'worker.works' }
    console.log(JSON.stringify({ ...event, at: new Date().toISOString() }))
  }
  lastFailure = failure
  await delay(pause, undefined, { signal: stopping.signal }).catch(() => {})
}

/** One round of all work that is due. It is done by the site, inside Next, where pages can be revalidated. */
async function work(): Promise<string | undefined> {
  try {
    const response = await fetch(`${site.internalUrl}/api/internal/work`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internal.secret}` },
      signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(patience)]),
    })
    const body = await response.text()
    return response.ok ? undefined : `${response.status} ${body.slice(0, 500)}`
  } catch (error) {
    if (stopping.signal.aborted) return lastFailure
    return error instanceof Error && error.cause instanceof Error
      ? `${error.message}: ${error.cause.message}`
      : String(error)
  }
}
