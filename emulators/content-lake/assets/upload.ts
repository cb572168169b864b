import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { badRequest } from '../http/faults.ts'
import type { LakeDataset } from '../http/lake.ts'
import type { SanityDocument } from '../types.ts'
import type { AssetAddresses } from './address.ts'
import { assetDocument, assetId, fileExtension, imageFilename, labelsFrom } from './document.ts'
import { imageFacts } from './metadata.ts'
import type { Arrived, AssetStore } from './store.ts'

export interface Upload {
  kind: 'images' | 'files'
  dataset: LakeDataset
  projectId: string
  author: string
  params: URLSearchParams
  contentType: string
  body: Readable
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
  const arrived = await assets.receive(upload.body)
  try {
    if (arrived.bytes === 0) throw badRequest('The upload is empty')
    const labels = labelsFrom(upload.params)
    const { filename, mimeType, metadata } =
      kind === 'images'
        ? await describeImage(arrived)
        : {
            filename: `${arrived.sha1}.${fileExtension(labels, upload.contentType)}`,
            mimeType: upload.contentType,
          }
    await assets.keep(arrived, dataset.name, filename)
    const known = dataset.store.get(assetId(kind, filename))
    if (known) return known
    const url = addresses.stored(kind, dataset.name, filename)
    const file = { kind, projectId, dataset: dataset.name, filename, url, mimeType }
    const document = assetDocument(file, arrived, labels, randomUUID().replaceAll('-', ''), metadata)
    await dataset.store.commit({ mutations: [{ createIfNotExists: document }], author: upload.author })
    return dataset.store.get(document._id) as SanityDocument
  } finally {
    await assets.discard(arrived)
  }
}

async function describeImage(arrived: Arrived): Promise<Described> {
  const facts = await imageFacts(arrived.path)
  if (!facts)
    throw badRequest(
      'Invalid image: the file is not a JPEG, PNG, WebP, GIF, SVG, TIFF or AVIF that can be read',
    )
  return { filename: imageFilename(arrived, facts), mimeType: facts.mimeType, metadata: facts.metadata }
}
