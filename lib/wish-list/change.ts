import { and, count, eq } from 'drizzle-orm'
import { type Database, database, type Executor } from '#lib/db/client.ts'
import { wishListItems, wishLists } from '#lib/db/schema.ts'
import { forgetOldLists } from './forget.ts'
import { digestOf, newToken } from './token.ts'
import type { Wishable } from './wishable.ts'

/** More than anybody looks through, and few enough for one page and one question to the CMS. */
export const mostItems = 100

export interface ItemName {
  product: string
  /** Empty for the product as such. */
  sku: string
}

/**
 * Puts a thing on a list; one that stands there already stays where it is. The first thing makes the list, and cleans up behind others
 * (`forgetOldLists`).
 *
 * @param key of the list; undefined for a visitor who has none yet. A key that no list has any more begins a list again.
 * @returns the key to give to the visitor, or that the list holds as much as it may.
 */
export async function addToWishList(
  key: string | undefined,
  { product, sku }: ItemName,
  wishable: Wishable,
  db: Database = database(),
): Promise<{ ok: true; key: string } | { ok: false; reason: 'full' }> {
  const own = key ?? newToken()
  return db.transaction(async (tx) => {
    // The row stays locked to the end: two additions at once are counted one after the other.
    const [list] = await tx
      .insert(wishLists)
      .values({ keyDigest: digestOf(own) })
      .onConflictDoUpdate({ target: wishLists.keyDigest, set: { changedAt: new Date() } })
      .returning({ id: wishLists.id })
    if (!list) throw new Error('A wish list was neither found nor made.')
    const listId = list.id
    const inList = eq(wishListItems.listId, listId)
    const same = and(inList, eq(wishListItems.productId, product), eq(wishListItems.sku, sku))
    const [held] = await tx.select({ sku: wishListItems.sku }).from(wishListItems).where(same)
    if (held) return { ok: true, key: own }
    const [counted] = await tx.select({ items: count() }).from(wishListItems).where(inList)
    const items = counted?.items ?? 0
    if (items >= mostItems) return { ok: false, reason: 'full' }
    if (items === 0) await forgetOldLists(tx)
    await tx.insert(wishListItems).values({ listId, productId: product, sku, ...wishable })
    return { ok: true, key: own }
  })
}

/** Takes a thing from a list. The last one takes the list with it, unless it is shared: the address shall lead to the same list when it fills again. */
export async function removeFromWishList(
  key: string,
  { product, sku }: ItemName,
  db: Database = database(),
): Promise<void> {
  await db.transaction(async (tx) => {
    const list = await touch(tx, key)
    if (!list) return
    const inList = eq(wishListItems.listId, list.id)
    await tx
      .delete(wishListItems)
      .where(and(inList, eq(wishListItems.productId, product), eq(wishListItems.sku, sku)))
    const [counted] = await tx.select({ items: count() }).from(wishListItems).where(inList)
    if (counted?.items === 0 && list.share === null)
      await tx.delete(wishLists).where(eq(wishLists.id, list.id))
  })
}

/** Makes an address under which others read the list; one that is shared keeps its address. */
export async function shareWishList(key: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const list = await touch(tx, key)
    if (list?.share === null)
      await tx.update(wishLists).set({ share: newToken() }).where(eq(wishLists.id, list.id))
  })
}

/** Ends the address for good: sharing again makes another. */
export async function unshareWishList(key: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const list = await touch(tx, key)
    if (list) await tx.update(wishLists).set({ share: null }).where(eq(wishLists.id, list.id))
  })
}

/** Locks the list until the transaction ends. */
async function touch(tx: Executor, key: string) {
  const [list] = await tx
    .update(wishLists)
    .set({ changedAt: new Date() })
    .where(eq(wishLists.keyDigest, digestOf(key)))
    .returning({ id: wishLists.id, share: wishLists.share })
  return list
}
