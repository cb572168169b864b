import type { SanityClient } from '@sanity/client'

const hooksUrl = (client: SanityClient, id = '') =>
  `/hooks/projects/${client.config().projectId}${id && `/${id}`}`

/** The ids of all webhooks of the project. */
export async function hookIds(client: SanityClient): Promise<string[]> {
  const hooks = await client.request<{ id: string }[]>({ url: hooksUrl(client), useGlobalApi: true })
  return hooks.map(({ id }) => id)
}

/** Has only these webhooks called from now on. */
export async function enableOnly(client: SanityClient, enabled: readonly string[]): Promise<void> {
  for (const id of await hookIds(client)) {
    const body = { isDisabledByUser: !enabled.includes(id) }
    await client.request({ method: 'PATCH', url: hooksUrl(client, id), body, useGlobalApi: true })
  }
}

/** Registers a webhook that tells of the slug of a product that was changed; returns its id. */
export async function addSlugHook(client: SanityClient, url: string, secret: string): Promise<string> {
  const body = {
    type: 'document',
    name: `bench ${url}`,
    url,
    dataset: client.config().dataset,
    apiVersion: 'v2021-03-25',
    httpMethod: 'POST',
    includeDrafts: false,
    headers: {},
    secret,
    rule: { on: ['create', 'update'], filter: '_type == "product"', projection: '{"slug": slug.current}' },
  }
  const hook = await client.request<{ id: string }>({
    method: 'POST',
    url: hooksUrl(client),
    body,
    useGlobalApi: true,
  })
  return hook.id
}
