import type { Fault } from '#emulators/content-lake/faults/definition.ts'

/** Sets what shall go wrong in a lake that runs; an empty list ends it. */
export async function setFaults(lake: string, faults: Fault[]): Promise<void> {
  const response = await fetch(`${lake}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  })
  if (!response.ok) throw new Error(`The faults were answered with ${response.status}.`)
}
