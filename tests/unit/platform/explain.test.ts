import { expect, test } from 'vitest'
import { EnvironmentError } from '#lib/config/environment-error.ts'
import { checkSettings } from '#scripts/platform/check-settings.ts'
import { explain } from '#scripts/platform/explain.ts'

const refused = Object.assign(new Error('connect'), {
  code: 'ECONNREFUSED',
  address: '127.0.0.1',
  port: 4040,
})

test('a refused connection is explained, however deep it lies', () => {
  const wrapped = new Error('The query failed', { cause: new AggregateError([refused]) })
  expect(explain(wrapped)).toMatch(/127\.0\.0\.1:4040.*npm start/)
})

test('what nobody foresaw keeps its stack', () => {
  expect(explain(new TypeError('x is not a function'))).toBeUndefined()
})

test('every fault of the settings is named at once', () => {
  const check = () => checkSettings({ PORT_OFFSET: '7', SITE_URL: 'nonsense' })
  expect(check).toThrow(EnvironmentError)
  expect(check).toThrow(/PORT_OFFSET is "7"[\s\S]*SITE_URL/)
})
