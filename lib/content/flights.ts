// Next bundles pages and routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockFlights?: Map<string, Promise<unknown>> }
shared.restockFlights ??= new Map()
const flights = shared.restockFlights

/** Begins what a key stands for, or joins it when it is under way: any number who wait are served by one. */
export function inOneFlight<T>(key: string, begin: () => Promise<T>): Promise<T> {
  const underWay = flights.get(key) as Promise<T> | undefined
  if (underWay) return underWay
  const flight = begin().finally(() => {
    if (flights.get(key) === flight) flights.delete(key)
  })
  flights.set(key, flight)
  return flight
}

/**
 * Lets nobody join what is under way. Called when pages are invalidated: what is drawn from then on has to be read after the moment at which the
 * lake was seen to hold the change.
 */
export function endFlights(): void {
  flights.clear()
}
