import type { SanityClient, SanityDocument } from '@sanity/client'
import { createSchema, type ValidationMarker, validateDocument } from 'sanity'
import { schemaTypes } from '#sanity/schema/schema-types.ts'

const schema = createSchema({ name: 'default', types: schemaTypes })
const i18n = { t: (key: string) => key, loadNamespaces: async () => {}, currentLocale: { id: 'en-US' } }

/** What the Studio would say about a document: `body.0.alt: Say what …`, errors only. */
export async function errorsOf(document: SanityDocument, client: SanityClient): Promise<string[]> {
  const options = {
    document,
    workspace: { schema, i18n },
    getClient: () => client,
    environment: 'studio',
  } as unknown as Parameters<typeof validateDocument>[0]
  const markers = (await validateDocument(options)) as ValidationMarker[]
  return markers
    .filter(({ level }) => level === 'error')
    .map(
      ({ path, message }) =>
        `${path.map((part) => (typeof part === 'object' && '_key' in part ? part._key : part)).join('.')}: ${message}`,
    )
}
