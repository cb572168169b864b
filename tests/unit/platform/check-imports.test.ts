import { describe, expect, test } from 'vitest'
import { parseImports } from '#scripts/imports/parse-imports.ts'
import { violations } from '#scripts/imports/violations.ts'

const found = (files: Record<string, string>) => violations(new Map(Object.entries(files)))

describe('parseImports', () => {
  test.each([
    ["import a from 'x'", ['x']],
    ["import 'x'", ['x']],
    ["import { a,\n  b } from 'x'", ['x']],
    ["import { type A } from 'x'", ['x']],
    ["import type from 'x'", ['x']],
    ["export { a } from 'x'", ['x']],
    ["export * from 'x'", ['x']],
    ["const a = await import('x')", ['x']],
    ["vi.mock('x')", ['x']],
    ["import type { A } from 'x'", []],
    ["export type { A } from 'x'", []],
    ["// import a from 'x'", []],
    ["/* import a from 'x' */", []],
    ["const url = 'http://a'; import b from 'x'", ['x']],
    ["export const from = 'x'", []],
  ])('%j', (source, expected) => {
    expect(parseImports(source).map(({ specifier }) => specifier)).toEqual(expected)
  })

  test('knows the line', () => {
    expect(parseImports("/* a\n b */\nimport a from 'x'\nimport b from 'y'").map(({ line }) => line)).toEqual(
      [3, 4],
    )
  })
})

describe('violations', () => {
  test('are none in a house whose doors open one way', () => {
    expect(
      found({
        'app/[market]/page.tsx':
          "import { read } from '#lib/content/read.ts'\nimport { q } from '#sanity/queries/home.ts'",
        'app/studio/[[...tool]]/page.tsx': "import { config } from '#studio/config.ts'",
        'lib/content/read.ts':
          "import { environment } from '../config/environment.ts'\nimport { c } from '#sanity/client.ts'",
        'studio/config.ts':
          "import { types } from '#sanity/schema.ts'\nimport { parseAddresses } from '#lib/config/addresses.ts'",
        'emulators/sendgrid/create.ts': "import { store } from './store.ts'",
        'scripts/seed.ts': "import { environment } from '#lib/config/environment.ts'",
      }),
    ).toEqual([])
  })

  test.each([
    ['lib/stock/x.ts', '#app/page.tsx'],
    ['lib/stock/x.ts', '../../app/page.tsx'],
    ['lib/stock/x.ts', 'react'],
    ['lib/config/x.ts', '#lib/db/client.ts'],
    ['lib/config/x.ts', 'next/headers'],
    ['sanity/x.ts', '#lib/stock/available.ts'],
    ['studio/tool.tsx', '#lib/stock/available.ts'],
    ['app/[market]/page.tsx', '#studio/config.ts'],
    ['app/api/x/route.ts', '#emulators/sendgrid/create.ts'],
    ['emulators/sendgrid/x.ts', '#lib/config/environment.ts'],
    ['emulators/sendgrid/x.ts', '../content-lake/create.ts'],
    ['emulators/sendgrid/x.ts', 'next/server'],
    ['scripts/x.ts', '#app/page.tsx'],
    ['scripts/x.ts', '#tests/unit/x.test.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(found({ [file]: `import { x } from '${specifier}'` })).toEqual([
      expect.stringContaining(`${file}:1 imports ${specifier}: `),
    ])
  })

  test('a client component brings nothing of the server into the browser, by no detour', () => {
    const files = {
      'app/form.tsx': "'use client'\nimport { rule } from '#lib/alerts/rule.ts'",
      'lib/alerts/rule.ts': "import { open } from './open.ts'",
      'lib/alerts/open.ts': "import pg from 'pg'",
    }
    expect(found(files)).toEqual([
      'app/form.tsx → lib/alerts/rule.ts → lib/alerts/open.ts:1 brings pg into the browser',
    ])
    expect(
      found({ ...files, 'lib/alerts/rule.ts': "'use server'\nimport { open } from './open.ts'" }),
    ).toEqual([])
  })
})
