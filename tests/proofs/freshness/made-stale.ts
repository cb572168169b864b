import type { SanityClient } from '@sanity/client'
import type { Shop } from '#tests/e2e/support/shop.ts'

/** Deliveries of a shop's lake are not sent while something is done. Nothing that repairs by itself runs meanwhile. */
export async function withoutDeliveries(shop: Shop, work: () => Promise<void>): Promise<void> {
  const { administrator, stack } = shop
  const hooks = await administrator.request<{ id: string }[]>({
    url: hooksUrl(administrator),
    useGlobalApi: true,
  })
  const disable = async (isDisabledByUser: boolean) => {
    for (const { id } of hooks) {
      await administrator.request({
        method: 'PATCH',
        url: `${hooksUrl(administrator)}/${id}`,
        body: { isDisabledByUser },
        useGlobalApi: true,
      })
    }
  }
  await stack.stop('worker')
  await disable(true)
  try {
    await work()
  } finally {
    await disable(false)
    await stack.start('worker')
  }
}

function hooksUrl(client: SanityClient): string {
  return `/hooks/projects/${client.config().projectId}`
}
