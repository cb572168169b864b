import { defineConfig } from 'vitest/config'
import { lanes } from './tests/support/lanes.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

/** Chromium, PostgreSQL and whole stacks share two cores in the worst case. */
const patient = { testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // Unit tests are pure: nothing that one file leaves behind can matter to the next, and modules are loaded once.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], isolate: false } },
      // Each project after the one before. Each file of these has servers of its own, and waits for them to start.
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/e2e-setup.ts'],
          maxWorkers: lanes,
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
