import { type Database, database } from '#lib/db/client.ts'
import type { WishListOutcome } from './answer.ts'
import { addToWishList, type ItemName, removeFromWishList, shareWishList, unshareWishList } from './change.ts'
import type { WishListRequest } from './request.ts'
import { findWishable } from './wishable.ts'

export interface WishListResult {
  outcome: Exclude<WishListOutcome, 'invalid' | 'unavailable'>
  /** Of the list that it is about; undefined for a visitor who has none. */
  key: string | undefined
  /** What was added or removed. */
  item?: ItemName
}

export interface FollowOptions {
  db?: Database
  /** Asks the CMS, unless a test brings its own. */
  find?: typeof findWishable
}

/**
 * Does what is asked of a wish list. Only an addition makes a list; without one there is nothing to remove or to share, which is no fault.
 *
 * @throws LakeUnavailable or the database's error when it cannot be done now.
 */
export async function followWishListRequest(
  key: string | undefined,
  request: WishListRequest,
  { db = database(), find = findWishable }: FollowOptions = {},
): Promise<WishListResult> {
  switch (request.action) {
    case 'add': {
      const item = { product: request.product, sku: request.sku }
      const wishable = await find(item.product, item.sku)
      if (!wishable) return { outcome: 'gone', key }
      const added = await addToWishList(key, item, wishable, db)
      return added.ok ? { outcome: 'added', key: added.key, item } : { outcome: 'full', key }
    }
    case 'remove': {
      const item = { product: request.product, sku: request.sku }
      if (key) await removeFromWishList(key, item, db)
      return { outcome: 'removed', key, item }
    }
    case 'share':
      if (key) await shareWishList(key, db)
      return { outcome: 'shared', key }
    case 'unshare':
      if (key) await unshareWishList(key, db)
      return { outcome: 'unshared', key }
  }
}
