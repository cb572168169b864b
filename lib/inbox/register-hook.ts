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

/** Where a webhook is. */
type Place = Pick<HookTarget, 'projectId' | 'dataset'>

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
    // Whoever set it aside for an import may not have come to its end.
    isDisabledByUser: false,
  }
  const known = await findHook(client, target)
  if (!known) return { action: 'made', id: hook.parse(await manage(client, 'POST', target, '', body)).id }
  await manage(client, 'PATCH', target, known.id, body)
  return { action: 'updated', id: known.id }
}

/**
 * Has the shop's webhook called for commits from now on, or not.
 *
 * @param client with a token that may manage webhooks.
 * @throws the client's error.
 */
export async function setHookEnabled(client: SanityClient, target: Place, enabled: boolean): Promise<void> {
  const known = await findHook(client, target)
  if (known) await manage(client, 'PATCH', target, known.id, { isDisabledByUser: !enabled })
}

async function findHook(client: SanityClient, target: Place) {
  const known = hooks.parse(await manage(client, 'GET', target))
  return known.find(
    ({ name, dataset }) => name === sanityHook.name && (dataset ?? target.dataset) === target.dataset,
  )
}

function manage(client: SanityClient, method: string, { projectId }: Place, id = '', body?: object) {
  return client.withConfig({ apiVersion: '2021-10-04' }).request<unknown>({
    method,
    url: `/hooks/projects/${projectId}${id && `/${id}`}`,
    body,
    useGlobalApi: true,
  })
}
