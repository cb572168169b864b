import { Readable } from 'node:stream'
import type { SanityDocument } from '../../types.ts'
import { type Exchange, flag } from '../exchange.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

const EXPORT_CHUNK = 200

/** Documents by id, references between datasets, and the whole dataset as NDJSON. */
export function documentRoutes(lake: Lake): Route[] {
  const hidden = (exchange: Exchange, id: string) =>
    exchange.identity.role === 'anonymous' && id.includes('.')

  return [
    {
      method: 'GET',
      pattern: '/data/doc/:dataset/*ids',
      handle: (exchange) => {
        const { store } = datasetOf(lake, exchange)
        const documents: SanityDocument[] = []
        const omitted: { id: string; reason: 'existence' | 'permission' }[] = []
        const asked = (exchange.params.ids ?? '').split(',').filter(Boolean)
        const ids = flag(exchange.url, 'includeAllVersions')
          ? asked.flatMap((id) => versionsOf(store.all(), id))
          : asked
        for (const id of ids) {
          const document = store.get(id)
          if (hidden(exchange, id)) omitted.push({ id, reason: 'permission' })
          else if (document) documents.push(document)
          else omitted.push({ id, reason: 'existence' })
        }
        return json({ documents: flag(exchange.url, 'excludeContent') ? [] : documents, omitted })
      },
    },
    {
      method: 'GET',
      pattern: '/data/references/:dataset/documents/:id/to',
      handle: (exchange) => {
        const { store } = datasetOf(lake, exchange)
        const id = exchange.params.id ?? ''
        const internal = flag(exchange.url, 'excludeInternalReferences') ? [] : [...store.referencing(id)]
        const references = internal
          .filter((document) => !hidden(exchange, document._id))
          .map((document) => ({
            projectId: lake.projectId,
            datasetName: store.name,
            documentId: document._id,
          }))
        return json({ totalCount: references.length, references })
      },
    },
    {
      method: 'GET',
      pattern: '/data/export/:dataset',
      handle: (exchange) => {
        const { store } = datasetOf(lake, exchange)
        const types = exchange.url.searchParams.get('types')?.split(',')
        const documents = [...store.all()].filter(
          ({ _id, _type }) => !hidden(exchange, _id) && (!types || types.includes(_type)),
        )
        const lines = function* () {
          for (let index = 0; index < documents.length; index += EXPORT_CHUNK) {
            const chunk = documents.slice(index, index + EXPORT_CHUNK)
            yield lake.addresses.outbound(chunk.map((document) => `${JSON.stringify(document)}\n`).join(''))
          }
        }
        return {
          status: 200,
          headers: { 'content-type': 'application/x-ndjson' },
          body: Readable.from(lines()),
        }
      },
    },
  ]
}

/** The id of a document and of all its versions that exist. */
function versionsOf(documents: Iterable<SanityDocument>, id: string): string[] {
  const suffix = `.${id}`
  const found = []
  for (const { _id } of documents) {
    if (_id === id || _id === `drafts.${id}` || (_id.startsWith('versions.') && _id.endsWith(suffix)))
      found.push(_id)
  }
  return found.length > 0 ? found : [id]
}
