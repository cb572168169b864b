import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { pathSegments } from '../http/edge/path.ts'
import type { Exchange } from '../http/exchange.ts'
import { plainError } from '../http/faults.ts'
import { json, type Reply, taken } from '../http/reply.ts'
import type { Found } from '../http/router.ts'
import type { ApiFault } from './definition.ts'
import type { FaultPlan } from './plan.ts'

type FindRoute = (method: string, segments: string[]) => Found
type Answer = Reply | typeof taken

/** Never struck: a test must be able to take a fault away again, and a start script to see the server. */
const EXEMPT = ['faults', 'healthz']
const NAMES: Record<number, string> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** A router whose handlers answer as the faults of the plan say, and as ever when none strikes. */
export function routeUnderFaults(plan: FaultPlan, route: FindRoute): FindRoute {
  return (method, segments) => {
    const found = route(method, segments)
    if (found.kind !== 'route') return found
    return {
      ...found,
      handle: (exchange) => answerUnderFaults(plan, exchange, () => found.handle(exchange)),
    }
  }
}

async function answerUnderFaults(
  plan: FaultPlan,
  exchange: Exchange,
  handle: () => Answer | Promise<Answer>,
): Promise<Answer> {
  const segments = pathSegments(exchange.url.pathname)
  if (EXEMPT.includes(segments[0] ?? '')) return handle()
  const fault = plan.forRequest({
    method: exchange.method,
    path: `/${segments.join('/')}`,
    dataset: exchange.params.dataset,
    token: exchange.identity.name,
  })
  if (!fault) return handle()
  if (fault.kind === 'slow') return slowly(fault, handle)
  if (fault.after) {
    const answer = await handle()
    if (answer !== taken && answer.body instanceof Readable) answer.body.destroy()
    if (answer === taken && fault.kind !== 'reset') return answer
  }
  return strike(fault, exchange)
}

async function slowly(fault: ApiFault, handle: () => Answer | Promise<Answer>): Promise<Answer> {
  if (!fault.after) await wait(fault.ms ?? 0)
  const answer = await handle()
  if (fault.after) await wait(fault.ms ?? 0)
  return answer
}

function strike(fault: ApiFault, { request }: Exchange): Answer {
  const retryAfter = String(fault.retryAfter ?? 1)
  switch (fault.kind) {
    case 'rate-limit': {
      const message = 'The rate limit of this project is exceeded; try again later (a fault on request)'
      return json(plainError(429, 'Too Many Requests', message).body, 429, { 'retry-after': retryAfter })
    }
    case 'malformed':
      return {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: '{"result":[{"_id":"cut',
      }
    case 'hang':
      request.resume()
      return taken
    case 'reset':
      request.resume()
      setTimeout(() => request.socket.resetAndDestroy(), fault.ms ?? 0).unref()
      return taken
    default: {
      const status = fault.status ?? 503
      const name = NAMES[status] ?? 'Fault'
      const headers: Record<string, string> =
        fault.retryAfter === undefined ? {} : { 'retry-after': retryAfter }
      return json(plainError(status, name, 'A fault on request').body, status, headers)
    }
  }
}
