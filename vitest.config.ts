import { defineConfig } from 'vitest/config'
import { lanes } from './tests/support/lanes.ts'

/** Chromium, PostgreSQL and whole stacks share two cores in the worst case. */
const patient = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      // Unit tests are pure: nothing that one file leaves behind can matter to the next, and modules are loaded once.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], isolate: false } },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], ...patient } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/e2e-setup.ts'],
          maxWorkers: lanes,
          // Not beside the other projects.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
