import { expect, it } from 'vitest'
import { createAssetAddresses } from '#emulators/content-lake/assets/address.ts'

let port = 4010
const addresses = createAssetAddresses('restock', () => `http://localhost:${port}`)
const stored = addresses.stored('images', 'production', 'aa-1x1.png')

it('sends the address at which the server answers today', () => {
  port = 4010
  expect(addresses.outbound(`{"url":"${stored}"}`)).toBe(
    '{"url":"http://localhost:4010/images/restock/production/aa-1x1.png"}',
  )
  port = 4110
  expect(addresses.outbound(stored)).toBe('http://localhost:4110/images/restock/production/aa-1x1.png')
})

it('takes it back as it is stored', () => {
  port = 4010
  expect(addresses.inbound(addresses.outbound(`[${stored}, ${stored}]`))).toBe(`[${stored}, ${stored}]`)
  expect(addresses.inbound('http://localhost:4010/files/restock/production/a.pdf')).toBe(
    addresses.stored('files', 'production', 'a.pdf'),
  )
})

it('leaves other addresses alone', () => {
  const others = 'https://cdn.sanity.io/images/other/production/a.png http://localhost:4010/v1/users/me'
  expect(addresses.outbound(others)).toBe(others)
  expect(addresses.inbound(others)).toBe(others)
})
