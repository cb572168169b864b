import { STREAM_CREDENTIAL } from '../../listen/gate.ts'
import type { Lake } from '../lake.ts'
import type { CorsPolicy } from './cors.ts'

const NOBODY = { allowed: false, withCredentials: false }
const EVERYTHING = { allowed: true, withCredentials: true }

/**
 * Who may call: pages of this machine, of this server's own address, and of the origins that were named. The second hop
 * of a redirected event stream comes with `Origin: null`, and with a credential in its address that only the first hop
 * could have given it.
 */
export function corsPolicyOf(lake: Pick<Lake, 'origins' | 'publicUrl'>): CorsPolicy {
  return (origin, address) => {
    if (origin === 'null') {
      const carries = address.includes(`?${STREAM_CREDENTIAL}=`) || address.includes(`&${STREAM_CREDENTIAL}=`)
      return carries ? EVERYTHING : NOBODY
    }
    if (URL.canParse(lake.publicUrl()) && new URL(lake.publicUrl()).origin === origin) return EVERYTHING
    return lake.origins.rule(origin)
  }
}
