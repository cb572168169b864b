import { Server } from 'node:http'

/** What stands around an event of an HTTP server: `go` passes it on to those who listen. */
export type Around = (event: string | symbol, args: unknown[], go: () => boolean) => boolean

// Next bundles its entries apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockStandsAround?: Set<string> }
shared.restockStandsAround ??= new Set()
const standing = shared.restockStandsAround

/**
 * Stands around all events of the HTTP servers of this process, once for each name, the latest outermost. Next makes its server itself and gives nobody else a place in it.
 */
export function standAround(name: string, around: Around): void {
  if (standing.has(name)) return
  standing.add(name)
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    return around(event, args, () => Reflect.apply(emit, this, [event, ...args]))
  }
}
