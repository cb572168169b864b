import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registryFaults } from '#sanity/registry/registry-faults.ts'
import { root } from '#scripts/platform/paths.ts'

const app = readdirSync(path.join(root, 'app'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
const without = (file: string) => app.filter((source) => source !== file)

describe('the registry and the folder of the pages', () => {
  it('agree', () => {
    expect(registryFaults(app)).toEqual([])
  })

  it.each([
    [
      'app/[market]/gifts/page.tsx',
      "app/[market]/gifts/page.tsx is not in the registry: declare a route with the pattern '/gifts'",
    ],
    ['app/[market]/(extra)/gifts/[slug]/page.tsx', "with the pattern '/gifts/[slug]'"],
    ['app/[market]/products/[slug]/reviews/page.tsx', "with the pattern '/products/[slug]/reviews'"],
    ['app/about/page.tsx', 'app/about/page.tsx is in no market'],
    ['app/feed.xml/route.ts', 'declare /feed.xml in sanity/registry/files.ts'],
    [
      'app/[market]/products/[slug]/opengraph-image.tsx',
      'declare /[market]/products/[slug]/opengraph-image in',
    ],
  ])('do not when %s is added', (file, fault) => {
    expect(registryFaults([...app, file])).toEqual([expect.stringContaining(fault)])
  })

  it.each([
    [
      'app/[market]/journal/[slug]/page.tsx',
      'The route "article" (/journal/[slug]) of sanity/registry/routes.ts has no page',
    ],
    ['app/[market]/page.tsx', 'add app/[market]/page.tsx'],
    ['app/robots.ts', '/robots.txt of sanity/registry/files.ts has no handler'],
  ])('do not when %s is removed', (file, fault) => {
    expect(registryFaults(without(file))).toEqual([expect.stringContaining(fault)])
  })

  it('leave alone what shows no content', () => {
    expect(
      registryFaults([...app, 'app/api/more/route.ts', 'app/studio/more/page.tsx', 'app/_lib/page.ts.md']),
    ).toEqual([])
  })
})
