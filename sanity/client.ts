import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { type Environment, environment } from '#lib/config/environment.ts'
import { studioPath } from './studio-path.ts'

/**
 * How the shop reaches the Content Lake. A configured host is taken literally; without one the project's own host name at
 * Sanity is used. The API is read uncached, for the page cache must be the only cache.
 */
export function clientConfig({ projectId, dataset, apiHost, apiVersion }: LakeAddress): ClientConfig {
  return {
    projectId,
    dataset,
    apiVersion,
    ...(apiHost ? { apiHost, useProjectHostname: false } : {}),
    useCdn: false,
    perspective: 'published',
    stega: { enabled: false, studioUrl: studioPath },
  }
}

export type LakeAddress = Pick<Environment['sanity'], 'projectId' | 'dataset' | 'apiHost' | 'apiVersion'>

let reader: SanityClient | undefined

/**
 * Reads with the token of a viewer, on the server only. Published content by default; drafts by
 * `readClient().withConfig({ perspective: 'drafts', stega: { enabled: true } })`.
 */
export function readClient(): SanityClient {
  reader ??= createClient({ ...clientConfig(environment().sanity), token: environment().sanity.readToken })
  return reader
}

let writer: SanityClient | undefined

/** Writes with the token of an editor, on the server only. Reads what it wrote: its perspective is `raw`. */
export function writeClient(): SanityClient {
  writer ??= createClient({
    ...clientConfig(environment().sanity),
    perspective: 'raw',
    token: environment().sanity.writeToken,
  })
  return writer
}
