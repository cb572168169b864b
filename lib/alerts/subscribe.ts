import { z } from 'zod'
import { variantPath } from '#lib/catalog/variant-path.ts'
import { readPublished } from '#lib/content/read.ts'
import { type Database, database } from '#lib/db/client.ts'
import { lockSku } from '#lib/db/locks.ts'
import { stockAlerts } from '#lib/db/schema.ts'
import { defaultMarket, findMarket } from '#lib/market/markets.ts'
import { availableStock } from '#lib/stock/available.ts'
import { variantBySkuQuery } from '#sanity/queries/variant.ts'
import { skuForm } from './sku-form.ts'

export type Subscription =
  | { ok: true; message: string }
  | { ok: false; status: 422; field: 'sku' | 'email'; message: string }

const request = z.object(
  {
    sku: skuForm,
    email: z
      .string({ error: 'Enter the email address that we should write to.' })
      .trim()
      .min(1, { error: 'Enter the email address that we should write to.' })
      .max(254, { error: 'This email address is too long.' })
      .pipe(z.email({ error: 'This email address looks incomplete. It should be like name@example.com.' })),
    market: z.string().optional().catch(undefined),
  },
  { error: 'Choose the variant that you are waiting for.' },
)

export interface SubscribeOptions {
  db?: Database
  /** Whether a published product carries the sku; asks the CMS, unless a test brings its own. */
  isSold?: (sku: string) => Promise<boolean>
}

/**
 * Puts an address on the list of a sold-out variant. One that waits already is told the same: the answer does not give away who is on the list.
 *
 * @param input a form or a JSON body, as it came.
 * @throws LakeUnavailable or the database's error when it cannot be decided now.
 */
export async function subscribe(input: unknown, options: SubscribeOptions = {}): Promise<Subscription> {
  const { db = database(), isSold = isPublished } = options
  const parsed = request.safeParse(input)
  if (!parsed.success) return refuseIssue(parsed.error)
  const { sku, email, market } = parsed.data
  if (!(await isSold(sku))) {
    return {
      ok: false,
      status: 422,
      field: 'sku',
      message: 'We do not sell this variant any more, so we cannot watch it for you.',
    }
  }
  const stored = await db.transaction(async (tx) => {
    // Under the same lock as a restock: nobody joins the list between its being read and the stock's coming in.
    await lockSku(tx, sku)
    const available = (await availableStock([sku], tx)).get(sku) ?? 0
    if (available > 0) return false
    await tx
      .insert(stockAlerts)
      .values({
        sku,
        email,
        emailKey: email.toLowerCase(),
        market: findMarket(market ?? '')?.id ?? defaultMarket.id,
      })
      .onConflictDoNothing()
    return true
  })
  if (stored) return { ok: true, message: `We will write to ${email} once, as soon as it is back.` }
  return {
    ok: false,
    status: 422,
    field: 'sku',
    message: 'Good news: this is available now. You can order it right away.',
  }
}

async function isPublished(sku: string): Promise<boolean> {
  return (await readPublished(variantBySkuQuery, { sku })).data !== null
}

/**
 * The path of the variant that has a sku, without a market; undefined when nothing published has it.
 *
 * @throws LakeUnavailable when it cannot be known now.
 */
export async function publishedPath(sku: string): Promise<string | undefined> {
  const { data } = await readPublished(variantBySkuQuery, { sku })
  return data?.slug ? variantPath(data.slug, sku) : undefined
}

function refuseIssue(error: z.ZodError): Subscription {
  const [issue] = error.issues
  const field = issue?.path[0] === 'email' ? 'email' : 'sku'
  return { ok: false, status: 422, field, message: issue?.message ?? 'Something is missing.' }
}
