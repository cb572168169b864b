import { isLoopbackHost, namesLoopback } from '../http/accounts/login.ts'
import { requireAdministrator } from '../http/accounts/roles.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Lake } from '../http/lake.ts'
import { json, noContent } from '../http/reply.ts'
import type { Route } from '../http/router.ts'
import { type Fault, parseFaults } from './definition.ts'

/** `PUT /faults` sets what shall go wrong, `GET` tells what is left of it, `DELETE` ends it. */
export function faultRoutes(lake: Lake): Route[] {
  const guarded = (exchange: Exchange) => {
    if (!lake.loopback || !fromThisMachine(lake, exchange)) requireAdministrator(exchange.identity)
    return exchange
  }
  return [
    {
      method: 'GET',
      pattern: '/faults',
      handle: (exchange) => json(guarded(exchange) && lake.faults.list()),
    },
    {
      method: 'PUT',
      pattern: '/faults',
      handle: async (exchange) => {
        const faults: Fault[] = parseFaults(await guarded(exchange).readJson())
        lake.faults.set(faults)
        lake.log('faults set', { faults })
        return json(lake.faults.list())
      },
    },
    {
      method: 'DELETE',
      pattern: '/faults',
      handle: (exchange) => {
        guarded(exchange)
        lake.faults.clear()
        return noContent
      },
    },
  ]
}

/** Neither a page of another site that a browser on this machine has open, nor what a proxy passes on. */
function fromThisMachine(lake: Lake, { request: { headers } }: Exchange): boolean {
  const isHere = (address: string) => URL.canParse(address) && isLoopbackHost(new URL(address).hostname)
  const { host, origin } = headers
  const isForwarded = headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined
  return (
    !isForwarded &&
    namesLoopback(host) &&
    isHere(lake.publicUrl()) &&
    (origin === undefined || isHere(origin))
  )
}
