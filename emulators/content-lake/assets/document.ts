import { extname } from 'node:path'
import type { ImageFacts } from './metadata.ts'
import type { Arrived } from './store.ts'

/** What the uploader says about a file, from the query string. */
export interface UploadLabels {
  originalFilename?: string
  label?: string
  title?: string
  description?: string
  creditLine?: string
  source?: { id: string; name: string; url?: string }
}

export function labelsFrom(params: URLSearchParams): UploadLabels {
  const text = (name: string) => params.get(name) || undefined
  const labels: UploadLabels = {}
  const filename = text('filename')
  if (filename) labels.originalFilename = filename
  for (const name of ['label', 'title', 'description', 'creditLine'] as const) {
    const value = text(name)
    if (value) labels[name] = value
  }
  const id = text('sourceId')
  const name = text('sourceName')
  const url = text('sourceUrl')
  if (id && name) labels.source = { id, name, ...(url ? { url } : {}) }
  return labels
}

/** `<sha1>-<W>x<H>.<ext>` of an image, `<sha1>.<ext>` of a file. */
export const imageFilename = (arrived: Arrived, { width, height, extension }: ImageFacts) =>
  `${arrived.sha1}-${width}x${height}.${extension}`

export function fileExtension(labels: UploadLabels, mimeType: string): string {
  const fromName = extname(labels.originalFilename ?? '')
    .slice(1)
    .toLowerCase()
  if (/^[a-z0-9]{1,10}$/.test(fromName)) return fromName
  const fromType = /^[\w.-]+\/([a-z0-9]{1,10})$/.exec(mimeType)?.[1]
  return fromType && fromType !== 'octet' ? fromType : 'bin'
}

/** `image-<sha1>-<W>x<H>-<ext>`, `file-<sha1>-<ext>`. */
export const assetId = (kind: 'images' | 'files', filename: string) =>
  `${kind === 'images' ? 'image' : 'file'}-${filename.replace(/\.([^.]+)$/, '-$1')}`

export interface AssetFile {
  kind: 'images' | 'files'
  projectId: string
  dataset: string
  filename: string
  url: string
  mimeType: string
}

/** The asset document of an upload, as the hosted service writes it. */
export function assetDocument(
  file: AssetFile,
  arrived: Arrived,
  labels: UploadLabels,
  uploadId: string,
  metadata?: Record<string, unknown>,
) {
  const extension = extname(file.filename).slice(1)
  return {
    _id: assetId(file.kind, file.filename),
    _type: file.kind === 'images' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    assetId: arrived.sha1,
    extension,
    mimeType: file.mimeType,
    path: `${file.kind}/${file.projectId}/${file.dataset}/${file.filename}`,
    sha1hash: arrived.sha1,
    size: arrived.bytes,
    uploadId,
    url: file.url,
    ...labels,
    ...(metadata ? { metadata } : {}),
  }
}
