import { environment } from '#lib/config/environment.ts'
import type { ImageBase } from './source.ts'

/** The image host of the configured Content Lake: the hosted CDN, or the one given host. */
export function imageBase(): ImageBase {
  const { apiHost, projectId, dataset } = environment().sanity
  return `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}`
}
