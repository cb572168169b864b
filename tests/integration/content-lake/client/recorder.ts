import type { SanityClient } from '@sanity/client'
import { lastValueOf, type Stream } from './last-value.ts'
import { isSubClient } from './surface.ts'

/** Methods whose observable goes on; of all others it is a promise in another form. */
const STREAMS = ['listen', 'live.events', 'observeAuth', 'assets.upload']

/** A client that notes the name of every method that is called, in the form that `publicMethods` names them. */
export function recorded(client: SanityClient, calls: Set<string>): SanityClient {
  return spy(client, '', calls) as SanityClient
}

/** The observable client in the shape of the other, so that one test can be held to both. */
export function recordedObservable(client: SanityClient, calls: Set<string>): SanityClient {
  return spy(client.observable, 'observable.', calls) as unknown as SanityClient
}

function spy(target: object, prefix: string, calls: Set<string>, path = prefix): object {
  const wrap = (result: unknown, name: string): unknown => {
    if (result === null || typeof result !== 'object') return result
    const kind = result.constructor?.name ?? ''
    if (/Patch$/.test(kind)) return spy(result, prefix, calls, `${prefix}patch().`)
    if (/Transaction$/.test(kind)) return spy(result, prefix, calls, `${prefix}transaction().`)
    if (/SanityClient$/.test(kind)) return spy(result, prefix, calls)
    const once = 'subscribe' in result && !STREAMS.includes(name.slice(prefix.length))
    return once ? lastValueOf(result as Stream<unknown>) : result
  }
  return new Proxy(target, {
    get(object, key) {
      const value = Reflect.get(object, key, object) as unknown
      if (typeof key === 'symbol') return value
      const name = path + key
      if (key === 'observable' && isSubClient(value)) return spy(value, 'observable.', calls)
      if (isSubClient(value)) return spy(value, prefix, calls, `${name}.`)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        calls.add(name)
        return wrap(value.apply(object, args), name)
      }
    },
  })
}
