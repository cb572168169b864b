import { requireAdministrator } from '../accounts/roles.ts'
import { type Exchange, expectObject, parseJson } from '../exchange.ts'
import type { Lake } from '../lake.ts'
import type { Handler, Route } from '../router.ts'
import { requireProject } from './projects.ts'

/** What the routes that manage a project have in common. */
export function managementOf(lake: Lake) {
  return {
    /** The same route with and without the project in its path. */
    both: (method: Route['method'], path: string, handle: Handler): Route[] =>
      ['', '/projects/:project'].map((prefix) => ({
        method,
        pattern: prefix + path,
        handle: (exchange) => handle(requireProject(lake, exchange)),
      })),
    managing: (exchange: Exchange) => {
      requireAdministrator(exchange.identity)
      return exchange
    },
    /** An object, empty where nothing was sent. */
    body: async (exchange: Exchange) => {
      const text = await exchange.readText()
      return text === '' ? {} : expectObject(parseJson(text), 'The body')
    },
  }
}
