import { extname } from 'node:path'
import { mayWrite } from '../../access/judge.ts'
import type { RenderCache } from '../../assets/cache.ts'
import { isNotModified, rangeHolds } from '../../assets/conditions.ts'
import { assetId } from '../../assets/document.ts'
import { isImageFault } from '../../assets/metadata.ts'
import { withPatience } from '../../assets/patience.ts'
import { byteRange } from '../../assets/range.ts'
import type { Original } from '../../assets/store.ts'
import { outputFormat, outputMime, renderImage } from '../../assets/transform.ts'
import { parseTransform, TRANSFORMING } from '../../assets/transform-parameters.ts'
import { takeUpload } from '../../assets/upload.ts'
import type { SanityDocument } from '../../types.ts'
import type { Exchange } from '../exchange.ts'
import { badRequest, insufficientPermissions, notFound, plainError } from '../faults.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json, type Reply } from '../reply.ts'
import type { Route } from '../router.ts'

type Kind = 'images' | 'files'

/** An uploaded file as it is asked for. */
interface Asset {
  dataset: string
  filename: string
  document: SanityDocument
  original: Original
}

const FILENAME = /^[0-9a-f]{40}(?:-\d+x\d+)?\.[a-z0-9]{1,10}$/
const MEDIA_TYPE = /^[a-z0-9][\w.+-]*\/[\w.+-]+$/i
/** Types that a browser runs, or shows with what they refer to. */
const ACTIVE = /^text\/(?:html|xml|xsl)$|[/+]xml$|xhtml/i

/** Uploads, originals and the image pipeline. As on the hosted CDN, whoever knows an address may read what is there. */
export function assetRoutes(lake: Lake, cache: RenderCache): Route[] {
  const upload = (kind: Kind): Route => ({
    method: 'POST',
    pattern: `/assets/${kind}/:dataset`,
    handle: async (exchange) => {
      const dataset = datasetOf(lake, exchange)
      const { identity, request, url } = exchange
      if (!mayWrite(identity)) throw insufficientPermissions('mutationError', 'create')
      const [contentType = ''] = (request.headers['content-type'] ?? '').split(';')
      const length = request.headers['content-length']
      const document = await takeUpload(
        {
          kind,
          dataset,
          projectId: lake.projectId,
          identity,
          params: url.searchParams,
          contentType: mediaTypeOf(contentType.trim()),
          body: request,
          ...(length === undefined ? {} : { announcedBytes: Number(length) }),
        },
        lake.assets,
        lake.addresses,
      )
      return json({ document })
    },
  })

  /** Throws 404, also for an asset whose document was deleted. */
  const locate = async ({ params }: Exchange, kind: Kind): Promise<Asset> => {
    const [filename = ''] = (params.file ?? '').split('/')
    const dataset = params.dataset ?? ''
    if (params.project !== lake.projectId || !FILENAME.test(filename)) throw notFound()
    const document = lake.datasets.get(dataset)?.store.get(assetId(kind, filename))
    const original = document && (await lake.assets.read(dataset, filename))
    if (!original) throw notFound()
    return { dataset, filename, document, original }
  }

  const image = async (exchange: Exchange): Promise<Reply> => {
    const asset = await locate(exchange, 'images')
    const params = exchange.url.searchParams
    if (!TRANSFORMING.some((name) => params.has(name)) || params.has('dlRaw')) return serve(exchange, asset)
    const { dataset, filename, document } = asset
    const transform = parseTransform(params)
    if (params.get('fm') === 'json') return json(document.metadata ?? {})
    const format = outputFormat(transform, extname(filename).slice(1), exchange.request.headers.accept ?? '')
    const path = lake.assets.path(dataset, filename)
    const key = JSON.stringify([dataset, filename, format, transform])
    const render = () =>
      withPatience(renderImage(path, transform, format)).catch((error: unknown) => {
        if (!isImageFault(error)) throw error
        throw badRequest(`The image cannot be rendered like this: ${error.message.split('\n')[0]}`)
      })
    const body = await cache.get(key, render, goneWith(exchange))
    const headers = { ...assetHeaders(outputMime[format]), ...download(exchange, asset) }
    return { status: 200, headers: transform.auto ? { ...headers, vary: 'Accept, Origin' } : headers, body }
  }

  return [
    upload('images'),
    upload('files'),
    { method: 'GET', pattern: '/images/:project/:dataset/*file', handle: image },
    {
      method: 'GET',
      pattern: '/files/:project/:dataset/*file',
      handle: async (exchange) => serve(exchange, await locate(exchange, 'files')),
    },
  ]
}

/** Tells when a reader hangs up before the answer. */
function goneWith({ response }: Exchange): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableEnded) gone.abort(new Error('The reader hung up'))
  })
  return gone.signal
}

/** Whoever may edit the document of an asset could write anything there. */
const mediaTypeOf = (given: unknown) =>
  typeof given === 'string' && MEDIA_TYPE.test(given) ? given : 'application/octet-stream'

/** An original, whole or in part, or word that the reader has it. */
function serve(exchange: Exchange, asset: Asset): Reply {
  const { filename, document, original } = asset
  const { method, request } = exchange
  const validators = { etag: `"${filename}"`, lastModified: original.modifiedAt }
  const headers = {
    ...assetHeaders(mediaTypeOf(document.mimeType)),
    ...download(exchange, asset),
    etag: validators.etag,
    'last-modified': original.modifiedAt.toUTCString(),
    'accept-ranges': 'bytes',
  }
  if (isNotModified(request.headers, validators)) return { status: 304, headers }
  const asked =
    method === 'GET' && rangeHolds(request.headers, validators) ? request.headers.range : undefined
  const range = byteRange(asked, original.bytes)
  if (range.kind === 'none') {
    const message = `The file has ${original.bytes} bytes`
    const { body } = plainError(416, 'Range Not Satisfiable', message)
    return json(body, 416, { 'content-range': `bytes */${original.bytes}` })
  }
  if (range.kind === 'whole') {
    const whole = { ...headers, 'content-length': String(original.bytes) }
    return method === 'HEAD'
      ? { status: 200, headers: whole }
      : { status: 200, headers: whole, body: original.stream() }
  }
  const { start, end } = range
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${original.bytes}`,
    },
    body: original.stream(range),
  }
}

/** Uploaded bytes are never to run as a page of this origin: an SVG or HTML file could hold a script. */
function assetHeaders(mimeType: string): Record<string, string> {
  return {
    'content-type': /^text\//.test(mimeType) ? `${mimeType}; charset=utf-8` : mimeType,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    ...(ACTIVE.test(mimeType)
      ? { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox" }
      : {}),
  }
}

/** `?dl=name` downloads under that name, `?dl` under the one that the file was uploaded with. */
function download({ url }: Exchange, { filename, document }: Asset): Record<string, string> {
  const wanted = url.searchParams.get('dl')
  if (wanted === null) return {}
  const uploaded = typeof document.originalFilename === 'string' ? document.originalFilename : filename
  const name = encodeURIComponent(wanted || uploaded).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return { 'content-disposition': `attachment; filename*=UTF-8''${name}` }
}
