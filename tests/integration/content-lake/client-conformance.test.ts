import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assets } from './client/assets.ts'
import { benchOf, type Suite } from './client/bench.ts'
import { builders } from './client/builders.ts'
import { documents } from './client/documents.ts'
import { excluded } from './client/excluded.ts'
import { management } from './client/management.ts'
import { reading } from './client/reading.ts'
import { settings } from './client/settings.ts'
import { streams } from './client/streams.ts'
import { publicMethods } from './client/surface.ts'
import { versions } from './client/versions.ts'
import { clientOf, type RunningLake, startLake } from './support.ts'

/** Held by the client that answers promises and by the one that answers observables. */
const both: Suite = {
  ...settings,
  ...documents,
  ...builders,
  ...reading,
  ...streams,
  ...versions,
  ...management,
}
/** Where the observable client does otherwise, its method has the prefix `observable.` and cases of its own. */
const own: Suite = { ...assets }

let running: RunningLake

beforeAll(async () => {
  const datasets = ['production', 'staging', { name: 'hidden', aclMode: 'private' as const }]
  running = await startLake({ datasets })
})
afterAll(() => running.stop())

const methods = publicMethods(clientOf('http://localhost:1'))
/** The one method that only one of the clients has is not asked of the other. */
const ofObservables = Object.fromEntries(
  Object.entries(both).filter(([name]) => methods.includes(`observable.${name}`)),
)

describe('every public method of the client', () => {
  const tested = new Set([
    ...Object.keys(both),
    ...Object.keys(ofObservables).map((name) => `observable.${name}`),
    ...Object.keys(own),
  ])

  it('is tested here, or excluded for a reason', () => {
    expect(methods.filter((name) => !tested.has(name) && !excluded(name))).toEqual([])
  })
  it('is there, if it is named here', () => {
    const named = [...Object.keys(both), ...Object.keys(own)]
    expect(named.filter((name) => !methods.includes(name))).toEqual([])
    expect(named.filter(excluded)).toEqual([])
  })
})

describe.each([
  ['the client of promises', 'promise', both],
  ['the client of observables', 'observable', ofObservables],
  ['the one or the other', 'promise', own],
] as const)('%s', (_title, form, suite) => {
  for (const [method, cases] of Object.entries(suite)) {
    describe(method, () => {
      it.each(Object.entries(cases))('%s', async (_name, run) => {
        const calls = new Set<string>()
        await run(benchOf(running, form, calls))
        expect([...calls]).toContain(form === 'promise' ? method : `observable.${method}`)
      })
    })
  }
})
