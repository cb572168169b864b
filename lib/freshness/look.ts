import { environment } from '#lib/config/environment.ts'
import { marksIn, type PageAnswer } from './judge.ts'
import type { PageVisit } from './page-visit.ts'

const answerTimeout = 15_000

/**
 * Asks for a page as a shopper does, which draws it when it was invalidated.
 *
 * @throws Error when the site does not answer.
 */
export async function lookAt({ publicPath }: PageVisit): Promise<PageAnswer> {
  const response = await fetch(`${environment().site.internalUrl}${publicPath}`, {
    cache: 'no-store',
    redirect: 'manual',
    headers: { accept: 'text/html,*/*', 'user-agent': 'restock-freshness' },
    signal: AbortSignal.timeout(answerTimeout),
  })
  const location = response.headers.get('location')
  return {
    status: response.status,
    marks: marksIn(await response.text()),
    location: location && pathOf(location),
  }
}

/**
 * What an address says without its host: the site may name itself by an inner one. Next writes the header twice when it has just drawn the page; a comma of a
 * path would be escaped.
 */
function pathOf(location: string): string {
  const [first = ''] = location.split(', ')
  const { pathname, search } = new URL(first, environment().site.internalUrl)
  return pathname + search
}
