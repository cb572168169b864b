import { defineConfig } from 'vitest/config'

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
          // Each file has a stack of its own on the ports of the build.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
