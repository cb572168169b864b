import { afterAll, beforeAll, expect, it } from 'vitest'
import { breakLake } from './support/broken-lake.ts'
import { revalidate } from './support/revalidate.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

it('SIGTERM under load fails no request that was taken', async () => {
  // A lake that hangs keeps each page's drawing under way for the whole deadline of a read.
  await shop.stack.kill('lake')
  const mend = await breakLake(shop.stack.lake, 'hanging')
  const pages = ['/', '/products', '/journal', '/en-us', '/en-us/products', '/en-us/journal']
  await revalidate(
    shop,
    pages.map((path) => (path.startsWith('/en-us') ? path : `/en-eu${path}`.replace(/\/$/, ''))),
  )
  const slow = pages.flatMap((path) => [shop.get(path), shop.get(path)])
  const quick = Array.from({ length: 40 }, () => shop.get('/help'))
  // Connections are taken in their order: once this one is answered, all were.
  await shop.get('/help')

  const stopped = shop.stack.stop('site')
  const statuses = await Promise.all([...slow, ...quick].map(async (answer) => (await answer).status))
  expect(statuses).toEqual(Array.from({ length: slow.length + quick.length }, () => 200))
  await stopped
  await expect(shop.get('/')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })

  await mend()
  await shop.stack.start('lake')
  await shop.stack.start('site')
  expect((await shop.get('/')).status).toBe(200)
})
