import { desc, eq } from 'drizzle-orm'
import { type Database, database, type Executor } from '#lib/db/client.ts'
import { wishListItems, wishLists } from '#lib/db/schema.ts'
import { digestOf, isToken } from './token.ts'

export interface WishListItem {
  product: string
  /** Empty for the product as such. */
  sku: string
  /** How they were called when they were added. */
  title: string
  variant: string
  slug: string
}

export interface WishList {
  id: number
  /** Undefined while it is not shared. */
  share: string | undefined
  /** What was added last stands first. */
  items: WishListItem[]
}

/** The list of its owner; undefined when there is none, as for everybody who never added anything. */
export async function ownWishList(
  key: string | undefined,
  db: Database = database(),
): Promise<WishList | undefined> {
  if (!isToken(key)) return undefined
  const [list] = await db
    .select()
    .from(wishLists)
    .where(eq(wishLists.keyDigest, digestOf(key)))
  return list && { id: list.id, share: list.share ?? undefined, items: await itemsOf(db, list.id) }
}

/** The list that is shared under this token; undefined for one that never was or is no longer. */
export async function sharedWishList(
  share: string,
  db: Database = database(),
): Promise<WishList | undefined> {
  if (!isToken(share)) return undefined
  const [list] = await db.select().from(wishLists).where(eq(wishLists.share, share))
  return list && { id: list.id, share, items: await itemsOf(db, list.id) }
}

export async function itemsOf(db: Executor, listId: number): Promise<WishListItem[]> {
  const rows = await db
    .select()
    .from(wishListItems)
    .where(eq(wishListItems.listId, listId))
    .orderBy(desc(wishListItems.addedAt), wishListItems.productId, wishListItems.sku)
  return rows.map(({ productId, sku, title, variant, slug }) => ({
    product: productId,
    sku,
    title,
    variant,
    slug,
  }))
}
