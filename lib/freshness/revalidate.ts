import { environment } from '#lib/config/environment.ts'
import { Failure } from '#lib/failure/failure.ts'

/** What the internal route is told: paths as Next renders them, or every page. */
export interface RevalidationOrder {
  paths: string[]
  everyPage: boolean
}

const timeout = 10_000
/** The route takes so many at once. */
const mostPaths = 4_000

/**
 * Has pages invalidated. It is a request of its own because `revalidatePath` takes effect only when its handler has returned; when this returns, it has.
 *
 * @throws Failure when the site does not do it.
 */
export async function requestRevalidation({ paths, everyPage }: RevalidationOrder): Promise<void> {
  for (let at = 0; at === 0 || at < paths.length; at += mostPaths)
    await order({ paths: paths.slice(at, at + mostPaths), everyPage })
}

async function order(order: RevalidationOrder): Promise<void> {
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
