import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wishListItems, wishLists } from '#lib/db/schema.ts'
import { mostItems } from '#lib/wish-list/change.ts'
import { wishListDays } from '#lib/wish-list/cookie.ts'
import { followWishListRequest } from '#lib/wish-list/follow.ts'
import { ownWishList, sharedWishList } from '#lib/wish-list/read.ts'
import { newToken } from '#lib/wish-list/token.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
beforeEach(() => test.clear())
afterAll(() => test?.close())

const find = async (product: string, sku: string) =>
  product === 'gone' ? undefined : { title: `The ${product}`, variant: sku, slug: product }
const market = undefined

const add = (key: string | undefined, product: string, sku = '') =>
  followWishListRequest(key, { action: 'add', product, sku, market }, { db: test.db, find })
const remove = (key: string, product: string, sku = '') =>
  followWishListRequest(key, { action: 'remove', product, sku, market }, { db: test.db, find })
const ask = (key: string | undefined, action: 'share' | 'unshare') =>
  followWishListRequest(key, { action, market }, { db: test.db, find })
const shown = async (key: string | undefined) =>
  (await ownWishList(key, test.db))?.items.map(({ product, sku }) => `${product} ${sku}`.trim())

/** A list with one mug on it. */
async function begin(): Promise<string> {
  const { key } = await add(undefined, 'mug')
  if (!key) throw new Error('No key was made.')
  return key
}

describe('a wish list', () => {
  it('is made by the first thing on it, under a key that nobody else has', async () => {
    const [mine, yours] = [await begin(), await begin()]
    expect(mine).toMatch(/^[\w-]{32}$/)
    expect(mine).not.toBe(yours)
    await add(yours, 'bowl', 'BOWL-L')
    expect(await shown(mine)).toEqual(['mug'])
    expect(await shown(yours)).toEqual(['bowl BOWL-L', 'mug'])
  })

  it('holds a thing once, and each variant for itself', async () => {
    const key = await begin()
    await Promise.all([add(key, 'mug'), add(key, 'mug', 'S'), add(key, 'mug', 'S'), add(key, 'mug', 'L')])
    expect((await shown(key))?.sort()).toEqual(['mug', 'mug L', 'mug S'])
  })

  it('keeps no key that could be read from the table', async () => {
    const key = await begin()
    expect(JSON.stringify(await test.db.select().from(wishLists))).not.toContain(key)
  })

  it('takes no more than it may hold, however many come at once', async () => {
    const key = await begin()
    const results = await Promise.all(
      Array.from({ length: mostItems + 5 }, (_, number) => add(key, `bowl-${number}`)),
    )
    expect(results.filter(({ outcome }) => outcome === 'full')).toHaveLength(6)
    expect(await shown(key)).toHaveLength(mostItems)
    expect((await add(key, 'mug')).outcome, 'what is on it is no addition').toBe('added')
  })

  it('takes nothing that is not in the shop, and is not begun for it', async () => {
    expect(await add(undefined, 'gone')).toMatchObject({ outcome: 'gone' })
    expect(await test.db.select().from(wishLists)).toEqual([])
  })

  it('goes with its last thing, and begins again under the key that the browser still has', async () => {
    const key = await begin()
    await remove(key, 'mug')
    expect(await test.db.select().from(wishLists)).toEqual([])
    expect(await add(key, 'vase')).toMatchObject({ outcome: 'added', key })
    expect(await shown(key)).toEqual(['vase'])
  })

  it('has nothing for who has no key, or one that is none', async () => {
    expect(await ownWishList(undefined, test.db)).toBeUndefined()
    expect(await ownWishList(newToken(), test.db)).toBeUndefined()
    expect(await ownWishList("' or true --", test.db)).toBeUndefined()
    expect(await remove(newToken(), 'mug')).toMatchObject({ outcome: 'removed' })
    expect(await ask(undefined, 'share')).toMatchObject({ outcome: 'shared' })
    expect(await test.db.select().from(wishLists)).toEqual([])
  })
})

describe('a shared list', () => {
  it('is read under an address that says nothing of the key, until it is ended', async () => {
    const key = await begin()
    await ask(key, 'share')
    const share = (await ownWishList(key, test.db))?.share ?? ''
    expect(share).toMatch(/^[\w-]{32}$/)
    expect(share).not.toBe(key)
    expect((await sharedWishList(share, test.db))?.items).toMatchObject([{ product: 'mug' }])
    expect(await ownWishList(share, test.db), 'its address is no key').toBeUndefined()

    await ask(key, 'share')
    expect((await ownWishList(key, test.db))?.share).toBe(share)
    await remove(key, 'mug')
    expect((await sharedWishList(share, test.db))?.items).toEqual([])

    await ask(key, 'unshare')
    expect(await sharedWishList(share, test.db)).toBeUndefined()
    await ask(key, 'share')
    expect((await ownWishList(key, test.db))?.share).not.toBe(share)
  })
})

it('is forgotten with all that is on it when its cookie has ended, as soon as another begins', async () => {
  const [old, young] = [await begin(), await begin()]
  const days = (count: number) => new Date(Date.now() - count * 86_400_000)
  const [first] = await test.db.select().from(wishLists)
  await test.db.update(wishLists).set({ changedAt: days(wishListDays - 1) })
  await test.db.$client.query('update wish_lists set changed_at = $1 where id = $2', [
    days(wishListDays + 1),
    first?.id,
  ])
  await begin()
  expect(await shown(old)).toBeUndefined()
  expect(await shown(young)).toEqual(['mug'])
  expect(await test.db.select().from(wishListItems)).toHaveLength(2)
})
