import { expect, it } from 'vitest'
import { joinPlans } from '#lib/freshness/join-plans.ts'
import type { Plan } from '#lib/freshness/plan.ts'

const page = (path: string, expected: 'present' | 'gone', ...reasons: string[]) => ({
  path,
  market: 'en-eu',
  expected,
  reasons,
})

it('holds the pages of every step once, with all reasons, as the last step expects them', () => {
  const there: Plan = { everyPage: [], pages: [page('/b', 'present', 'moved')], files: [] }
  const back: Plan = {
    everyPage: ['name'],
    pages: [page('/a', 'present', 'moved'), page('/b', 'gone', 'moved', 'left')],
    files: [page('/sitemap.xml', 'present', 'changed')],
  }
  expect(joinPlans([there, back])).toEqual({
    everyPage: ['name'],
    pages: [page('/b', 'gone', 'moved', 'left'), page('/a', 'present', 'moved')],
    files: back.files,
  })
})
