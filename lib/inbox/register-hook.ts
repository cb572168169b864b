import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { sanityHook } from './sanity-hook.ts'

export interface HookTarget {
  projectId: string
  dataset: string
  /** Public address that Sanity calls. */
  url: string
  secret: string
}

const hooks = z.array(z.object({ id: z.string(), name: z.string(), dataset: z.string().nullish() }))
const hook = z.object({ id: z.string() })

/**
 * Registers the shop's webhook through the management API (v2021-10-04), or brings the one that is there up to date: it is known by its name. A secret
 * cannot be read back, so it is always written.
 *
 * @param client with a token that may manage webhooks.
 * @throws the client's error.
 */
export async function registerHook(
  client: SanityClient,
  target: HookTarget,
): Promise<{ action: 'made' | 'updated'; id: string }> {
  const management = client.withConfig({ apiVersion: '2021-10-04' })
  const url = `/hooks/projects/${target.projectId}`
  const body = {
    type: 'document',
    name: sanityHook.name,
    url: target.url,
    dataset: target.dataset,
    apiVersion: 'v2021-03-25',
    httpMethod: 'POST',
    includeDrafts: false,
    headers: {},
    secret: target.secret,
    rule: sanityHook.rule,
  }
  const request = (method: string, path: string) =>
    management.request<unknown>({
      method,
      url: path,
      body: method === 'GET' ? undefined : body,
      useGlobalApi: true,
    })
  const known = hooks.parse(await request('GET', url))
  const same = known.find(
    ({ name, dataset }) => name === sanityHook.name && (dataset ?? target.dataset) === target.dataset,
  )
  if (!same) return { action: 'made', id: hook.parse(await request('POST', url)).id }
  await request('PATCH', `${url}/${same.id}`)
  return { action: 'updated', id: same.id }
}
