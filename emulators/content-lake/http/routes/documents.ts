import { Readable } from 'node:stream'
import { visibilityOf } from '../../access/visibility.ts'
import type { SanityDocument } from '../../types.ts'
import { type Exchange, flag } from '../exchange.ts'
import { datasetOf, type Lake, type LakeDataset } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

const EXPORT_CHUNK = 200

/** Documents by id, references between datasets, and the whole dataset as NDJSON. */
export function documentRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/data/doc/:dataset/*ids',
      handle: (exchange) => {
        const { store } = datasetOf(lake, exchange)
        const { sees } = visibilityOf(exchange.identity)
        const documents: SanityDocument[] = []
        const omitted: { id: string; reason: 'existence' | 'permission' }[] = []
        const asked = (exchange.params.ids ?? '').split(',').filter(Boolean)
        const ids = flag(exchange.url, 'includeAllVersions')
          ? asked.flatMap((id) => versionsOf(store, id))
          : asked
        for (const id of new Set(ids)) {
          const document = store.get(id)
          if (document && sees(document)) documents.push(document)
          else omitted.push({ id, reason: document || isHiddenId(exchange, id) ? 'permission' : 'existence' })
        }
        return json({ documents: flag(exchange.url, 'excludeContent') ? [] : documents, omitted })
      },
    },
    {
      method: 'GET',
      pattern: '/data/references/:dataset/documents/:id/to',
      handle: (exchange) => {
        const { store } = datasetOf(lake, exchange)
        const { sees } = visibilityOf(exchange.identity)
        const id = exchange.params.id ?? ''
        const internal = flag(exchange.url, 'excludeInternalReferences') ? [] : [...store.referencing(id)]
        const references = internal.filter(sees).map((document) => ({
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
        const { sees } = visibilityOf(exchange.identity)
        const types = exchange.url.searchParams.get('types')?.split(',')
        const documents = [...store.all()].filter(
          (document) => sees(document) && (!types || types.includes(document._type)),
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

/** Whether an anonymous reader asks for what it could never see, whether it exists or not. */
const isHiddenId = ({ identity }: Exchange, id: string) => identity.role === 'anonymous' && id.includes('.')

/** The id of a document and of all its versions that exist. */
function versionsOf(store: LakeDataset['store'], id: string): string[] {
  const found = [store.get(id), ...store.group(id)].flatMap((document) => document?._id ?? [])
  return found.length > 0 ? found : [id]
}
