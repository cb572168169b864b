import type { Exchange } from './exchange.ts'
import type { Reply, taken } from './reply.ts'

export type Handler = (exchange: Exchange) => Reply | typeof taken | Promise<Reply | typeof taken>

/** `pattern` is a path below the version prefix: `:name` takes one segment, a final `*name` takes the rest. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  pattern: string
  handle: Handler
}

export type Found =
  | { kind: 'route'; handle: Handler; params: Record<string, string> }
  | { kind: 'wrong-method'; allowed: string[] }
  | { kind: 'none' }

/** Compiles routes once; the first declared match wins. HEAD is answered by GET. */
export function createRouter(routes: Route[]): (method: string, segments: string[]) => Found {
  const compiled = routes.map((route) => ({ route, parts: route.pattern.slice(1).split('/') }))
  return (method, segments) => {
    const wanted = method === 'HEAD' ? 'GET' : method
    const allowed: string[] = []
    for (const { route, parts } of compiled) {
      const params = match(parts, segments)
      if (!params) continue
      if (route.method === wanted) return { kind: 'route', handle: route.handle, params }
      allowed.push(route.method)
    }
    return allowed.length > 0 ? { kind: 'wrong-method', allowed } : { kind: 'none' }
  }
}

function match(parts: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as string
    if (part.startsWith('*')) {
      params[part.slice(1)] = segments.slice(index).join('/')
      return params
    }
    const segment = segments[index]
    if (segment === undefined) return null
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return null
  }
  return parts.length === segments.length ? params : null
}
