import { variantSchema } from '#lib/catalog/variant.ts'
import { variantPath } from '#lib/catalog/variant-path.ts'
import { environment } from '#lib/config/environment.ts'
import { readPublished } from '#lib/content/read.ts'
import { type BackInStock, backInStockMail, type Mail } from '#lib/mail/back-in-stock.ts'
import { defaultMarket, findMarket, type Market } from '#lib/market/markets.ts'
import { formatPrice, readPrice } from '#lib/market/money.ts'
import { publicPath } from '#lib/market/paths.ts'
import { settingsQuery } from '#sanity/queries/settings.ts'
import { variantBySkuQuery } from '#sanity/queries/variant.ts'
import type { VariantBySkuQueryResult } from '#sanity/types.ts'
import type { MailPayload } from './payload.ts'

/** What a product without a title is called. */
const nameless = 'The piece you wait for'

export type Composed = { mail: Mail } | { refused: string }

/**
 * Writes a mail from what is published now.
 *
 * @throws LakeUnavailable when the CMS fails and there is no last good result either.
 */
export async function composeMail({ sku, market: id }: MailPayload): Promise<Composed> {
  const [{ data: found }, { data: settings }] = await Promise.all([
    readPublished(variantBySkuQuery, { sku }),
    readPublished(settingsQuery),
  ])
  if (!found?.slug) return { refused: `No published product carries ${sku} any more.` }
  const shop = settings?.name || 'Restock'
  return {
    mail: backInStockMail(
      contentOf(found, { title: found.title?.trim() || nameless, slug: found.slug, shop, sku }, marketOf(id)),
    ),
  }
}

type Found = NonNullable<VariantBySkuQueryResult>

function contentOf(
  { variant, image }: Found,
  { title, slug, shop, sku }: { title: string; slug: string; shop: string; sku: string },
  market: Market,
): BackInStock {
  const { data } = variantSchema.safeParse(variant)
  const reading = data && readPrice(data, market)
  const picture = image?.asset?.url
  return {
    shop,
    product: title,
    options: (variant?.options ?? []).map(({ value }) => value).filter((value) => value !== null),
    price: reading?.state === 'priced' ? formatPrice(reading.price, market.locale) : null,
    url: environment().site.url + publicPath(market, variantPath(slug, sku)),
    picture: picture
      ? { url: `${picture}?w=1040&h=780&fit=crop&fm=jpg&q=80`, alt: image.alt ?? title }
      : null,
  }
}

function marketOf(id: string): Market {
  return findMarket(id) ?? defaultMarket
}
