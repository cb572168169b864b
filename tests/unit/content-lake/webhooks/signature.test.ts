import { encodeSignatureHeader, isValidSignature } from '@sanity/webhook'
import { expect, it } from 'vitest'
import { signature } from '#emulators/content-lake/webhooks/signature.ts'

const body = '{"_id":"product-luna-mug","title":"Lüna – mug"}'
const time = 1_765_000_000_000

it('signs as the toolkit that receivers use encodes it', async () => {
  expect(signature(body, time, 'secret')).toBe(await encodeSignatureHeader(body, time, 'secret'))
})

it('is refused by it for another body or secret', async () => {
  const header = signature(body, time, 'secret')
  expect(await isValidSignature(body, header, 'secret')).toBe(true)
  expect(await isValidSignature(`${body} `, header, 'secret')).toBe(false)
  expect(await isValidSignature(body, header, 'other')).toBe(false)
})
