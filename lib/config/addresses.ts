import { z } from 'zod'
import { EnvironmentError } from './environment-error.ts'

/** An address without a trailing slash, so that a path can be appended to it. */
export const address = (hint: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be an http or https address, ${hint}` })
    .transform((value) => value.replace(/\/+$/, ''))

/** The variables that are no secret: a browser may know them. */
export const addressVariables = z.object({
  SITE_URL: address('for example https://shop.example').default('http://localhost:3000'),
  SANITY_PROJECT_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'must be a project id: lower-case letters, digits and hyphens' })
    .default('restock'),
  SANITY_DATASET: z
    .string()
    .regex(/^~?[a-z0-9_-]+$/, {
      error: 'must be a dataset name: lower-case letters, digits, hyphens and underscores',
    })
    .default('production'),
  SANITY_API_HOST: address('for example http://localhost:4010; leave it unset for hosted Sanity').optional(),
  SANITY_API_VERSION: z
    .string()
    .regex(/^v?\d{4}-\d{2}-\d{2}$/, { error: 'must be a date, for example 2025-02-19' })
    .transform((value) => value.replace(/^v/, ''))
    .default('2025-02-19'),
})

/** The variables that are set to something: an empty one counts as unset. */
export function filled(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
}

/** The addresses out of variables that were parsed already. */
export function addressesOf(v: z.output<typeof addressVariables>) {
  return {
    site: {
      /** The public address: links in mails, preview. */
      url: v.SITE_URL,
    },
    sanity: {
      projectId: v.SANITY_PROJECT_ID,
      dataset: v.SANITY_DATASET,
      /** `undefined`: hosted Sanity by the project's own host name. Otherwise this host, literally. */
      apiHost: v.SANITY_API_HOST,
      apiVersion: v.SANITY_API_VERSION,
    },
  }
}

/**
 * Reads the public addresses where no secret is set, as in a browser or the Sanity CLI.
 *
 * @throws EnvironmentError that names every fault at once.
 */
export function parseAddresses(source: Record<string, string | undefined>) {
  const parsed = addressVariables.safeParse(filled(source))
  if (!parsed.success) throw EnvironmentError.from(parsed.error)
  return addressesOf(parsed.data)
}
