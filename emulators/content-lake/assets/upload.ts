import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { judgeOf } from '../access/judge.ts'
import { visibilityOf } from '../access/visibility.ts'
import { badRequest, insufficientPermissions } from '../http/faults.ts'
import type { LakeDataset } from '../http/lake.ts'
import type { Identity, SanityDocument } from '../types.ts'
import type { AssetAddresses } from './address.ts'
import { assetDocument, assetId, fileExtension, imageFilename, labelsFrom } from './document.ts'
import { type Extract, extractsFrom, imageFacts } from './metadata.ts'
import type { Arrived, AssetStore } from './store.ts'

export interface Upload {
  kind: 'images' | 'files'
  dataset: LakeDataset
  projectId: string
  identity: Identity
  params: URLSearchParams
  contentType: string
  body: Readable
  /** Its Content-Length. */
  announcedBytes?: number
}

interface Described {
  filename: string
  mimeType: string
  metadata?: Record<string, unknown>
}

/**
 * Takes in an asset and answers its document. The bytes are durable before the document is; the same bytes sent
 * again answer the document that is there. Throws 400 for an image that cannot be read.
 */
export async function takeUpload(
  upload: Upload,
  assets: AssetStore,
  addresses: AssetAddresses,
): Promise<SanityDocument> {
  const { kind, dataset, projectId } = upload
  const labels = labelsFrom(upload.params)
  const extracts = extractsFrom(upload.params)
  const arrived = await assets.receive(upload.body, upload.announcedBytes)
  try {
    if (arrived.bytes === 0) throw badRequest('The upload is empty')
    const { filename, mimeType, metadata } =
      kind === 'images'
        ? await describeImage(arrived, extracts)
        : {
            filename: `${arrived.sha1}.${fileExtension(labels, upload.contentType)}`,
            mimeType: upload.contentType,
          }
    const known = dataset.store.get(assetId(kind, filename))
    if (known && visibilityOf(upload.identity).sees(known)) {
      await assets.keep(arrived, dataset.name, filename)
      return known
    }
    const url = addresses.stored(kind, dataset.name, filename)
    const file = { kind, projectId, dataset: dataset.name, filename, url, mimeType }
    const document = assetDocument(file, arrived, labels, randomUUID().replaceAll('-', ''), metadata)
    if (known || lacksPermission(upload.identity, document))
      throw insufficientPermissions('mutationError', 'create')
    await assets.keep(arrived, dataset.name, filename)
    await dataset.store.commit({ mutations: [{ createIfNotExists: document }], author: upload.identity.id })
    return dataset.store.get(document._id) as SanityDocument
  } finally {
    await assets.discard(arrived)
  }
}

function lacksPermission(identity: Identity, document: { _id: string; _type: string }): boolean {
  const after = { _rev: '', _createdAt: '', _updatedAt: '', ...document }
  return judgeOf(identity)?.({ id: after._id, before: null, after }) != null
}

async function describeImage(arrived: Arrived, extracts: Extract[]): Promise<Described> {
  const facts = await imageFacts(arrived.path, extracts)
  return { filename: imageFilename(arrived, facts), mimeType: facts.mimeType, metadata: facts.metadata }
}
