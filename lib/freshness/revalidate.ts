import { environment } from '#lib/config/environment.ts'
import { Failure } from '#lib/failure/failure.ts'

/** What the internal route is told: paths as Next renders them, or every page. */
export interface RevalidationOrder {
  paths: string[]
  everyPage: boolean
}

const timeout = 10_000

/**
 * Has pages invalidated. It is a request of its own because `revalidatePath` takes effect only when its handler has returned; when this returns, it has.
 *
 * @throws Failure when the site does not do it.
 */
export async function requestRevalidation(order: RevalidationOrder): Promise<void> {
  const { site, internal } = environment()
  let status: number
  try {
    const response = await fetch(`${site.internalUrl}/api/internal/revalidate`, {
      method: 'POST',
      cache: 'no-store',
      headers: { authorization: `Bearer ${internal.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(order),
      signal: AbortSignal.timeout(timeout),
    })
    await response.arrayBuffer()
    status = response.status
  } catch (error) {
    throw new Failure('outage', `The site does not answer at ${site.internalUrl}`, { cause: error })
  }
  if (status !== 200) throw new Failure('fault', `The site refused to invalidate pages with ${status}`)
}
