import type { Shop } from './shop.ts'

/**
 * Invalidates pages by the shop's internal route, and looks at none of them.
 *
 * @param paths as Next renders them, with their market.
 */
export async function revalidate({ stack }: Shop, paths: string[]): Promise<void> {
  const response = await fetch(`${stack.site}/api/internal/revalidate`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${stack.environment.internal.secret}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ paths, everyPage: false }),
  })
  if (response.status !== 200) throw new Error(`The revalidation was answered with ${response.status}.`)
}
