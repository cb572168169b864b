import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'
import { standAround } from './server-events.ts'

/** At 5 with a window of 512 kB a page is 40 % smaller than by gzip, for 2 ms of a helper thread instead of 1.3. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 19 } }

/**
 * Has the HTTP servers of this process compress what they answer: by Brotli where the reader takes it, else by gzip. A page of the App Router says
 * everything twice, as a document and as what React reads; gzip looks back over 32 kB, too near to see it (docs/decisions/styles-in-the-page.md).
 */
export function compressAnswers(): void {
  const compress = compression({ brotli })
  standAround('compress', (event, args, go) => {
    if (event !== 'request') return go()
    const [request, response] = args as [IncomingMessage, ServerResponse]
    let wasHeard = false
    compress(request as never, response as never, () => {
      wasHeard = go()
    })
    return wasHeard
  })
}
