import { expect, it } from 'vitest'
import { LakeError } from '#emulators/content-lake/errors.ts'
import { hookFrom, patchHook } from '#emulators/content-lake/webhooks/definition.ts'

const now = new Date('2026-01-02T03:04:05.000Z')
const good = { name: 'site', url: 'http://localhost:3000/hook' }
const fault = (body: unknown): string => {
  try {
    hookFrom(body, 'restock', now)
  } catch (error) {
    if (error instanceof LakeError && error.status === 400) return error.message
    throw error
  }
  return 'accepted'
}

it('fills in what a definition leaves out', () => {
  expect(hookFrom(good, 'restock', now)).toMatchObject({
    projectId: 'restock',
    dataset: '*',
    httpMethod: 'POST',
    includeDrafts: false,
    secret: null,
    rule: { on: ['create', 'update', 'delete'], filter: '', projection: '' },
  })
})

it.each([
  [null, 'A webhook must be a JSON object'],
  [{ url: good.url }, '"name" is missing'],
  [{ name: 'x' }, '"url" must be an http or https address'],
  [{ ...good, url: 'file:///etc/passwd' }, '"url" must be an http or https address'],
  [{ ...good, rule: { on: [] } }, '"rule.on" must name at least one of'],
  [{ ...good, rule: { on: ['publish'] } }, '"rule.on" must name at least one of'],
  [{ ...good, rule: { filter: 1 } }, '"rule.filter" must be a string'],
  [{ ...good, headers: { 'x y': '1' } }, '"x y" cannot be sent as an HTTP header'],
  [{ ...good, headers: { x: 'a\r\nb: c' } }, '"x" cannot be sent as an HTTP header'],
  [{ ...good, headers: { x: 'snow \u2603' } }, '"x" cannot be sent as an HTTP header'],
  [{ ...good, headers: { Trailer: 'x' } }, '"Trailer" cannot be sent as an HTTP header'],
  [{ ...good, includeDrafts: 'yes' }, '"includeDrafts" must be true or false'],
  [{ ...good, httpMethod: 'TRACE' }, '"httpMethod" must be one of'],
])('refuses %j', (body, message) => {
  expect(fault(body)).toContain(message)
})

it('changes only what a patch names', () => {
  const hook = hookFrom({ ...good, secret: 'one', rule: { filter: '_type == "a"' } }, 'restock', now)
  const later = new Date(now.getTime() + 1000)
  const patched = patchHook(hook, { rule: { projection: '{_id}' } }, later)
  expect(patched).toEqual({
    ...hook,
    rule: { ...hook.rule, projection: '{_id}' },
    updatedAt: later.toISOString(),
  })
})
