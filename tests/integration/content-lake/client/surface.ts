import type { SanityClient } from '@sanity/client'

/**
 * The names of all public methods of a client: `fetch`, `assets.upload`, `patch().set`, `observable.fetch`, … A name
 * that begins with an underscore is the client's own affair.
 */
export function publicMethods(client: SanityClient): string[] {
  return [...methodsOf(client), ...methodsOf(client.observable, 'observable.')].sort()
}

function methodsOf(client: SanityClient | SanityClient['observable'], prefix = ''): string[] {
  return [
    ...walk(client, prefix),
    ...walk(client.patch('any'), `${prefix}patch().`),
    ...walk(client.transaction(), `${prefix}transaction().`),
  ]
}

function walk(object: object, prefix: string): string[] {
  return namesOf(object).flatMap((name) => {
    const value = Reflect.get(object, name) as unknown
    if (typeof value === 'function') return [prefix + name]
    return name !== 'observable' && isSubClient(value) ? walk(value, `${prefix}${name}.`) : []
  })
}

function namesOf(object: object): string[] {
  const names = new Set<string>()
  for (let at = object; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) {
      if (name !== 'constructor' && !name.startsWith('_')) names.add(name)
    }
  }
  return [...names]
}

/** A client below the client, or a folder of them such as `agent`. */
export function isSubClient(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false
  const prototype = Object.getPrototypeOf(value)
  if (prototype === Object.prototype) return Object.values(value).some(isSubClient)
  return /Client$/.test(prototype?.constructor?.name ?? '')
}
