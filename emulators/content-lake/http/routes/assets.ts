import { extname } from 'node:path'
import { mayWrite } from '../../access/judge.ts'
import type { RenderCache } from '../../assets/cache.ts'
import { outputFormat, outputMime, renderImage } from '../../assets/transform.ts'
import { parseTransform, TRANSFORMING } from '../../assets/transform-parameters.ts'
import { takeUpload } from '../../assets/upload.ts'
import type { Exchange } from '../exchange.ts'
import { insufficientPermissions, notFound } from '../faults.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json, type Reply } from '../reply.ts'
import type { Route } from '../router.ts'

const FILENAME = /^[0-9a-f]{40}(?:-\d+x\d+)?\.[a-z0-9]{1,10}$/
const IMMUTABLE = 'public, max-age=31536000, immutable'
// biome-ignore format: a table
const MIME: Record<string, string> = {
  jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif', svg: 'image/svg+xml',
  tif: 'image/tiff', avif: 'image/avif', pdf: 'application/pdf', mp4: 'video/mp4', webm: 'video/webm',
  mp3: 'audio/mpeg', txt: 'text/plain; charset=utf-8', json: 'application/json', csv: 'text/csv; charset=utf-8',
}

/** Uploads, originals and the image pipeline. */
export function assetRoutes(lake: Lake, cache: RenderCache): Route[] {
  const upload = (kind: 'images' | 'files'): Route => ({
    method: 'POST',
    pattern: `/assets/${kind}/:dataset`,
    handle: async (exchange) => {
      const dataset = datasetOf(lake, exchange)
      if (!mayWrite(exchange.identity)) throw insufficientPermissions('mutationError', 'create')
      const document = await takeUpload(
        {
          kind,
          dataset,
          projectId: lake.projectId,
          identity: exchange.identity,
          params: exchange.url.searchParams,
          contentType: (exchange.request.headers['content-type'] ?? 'application/octet-stream').split(
            ';',
          )[0] as string,
          body: exchange.request,
        },
        lake.assets,
        lake.addresses,
      )
      return json({ document })
    },
  })

  const locate = ({ params }: Exchange): { dataset: string; filename: string } => {
    const [filename = ''] = (params.file ?? '').split('/')
    const dataset = params.dataset ?? ''
    if (params.project !== lake.projectId || !lake.datasets.has(dataset) || !FILENAME.test(filename))
      throw notFound()
    return { dataset, filename }
  }

  const original = async (exchange: Exchange): Promise<Reply> => {
    const { dataset, filename } = locate(exchange)
    const etag = `"${filename}"`
    if (exchange.request.headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
    const file = await lake.assets.read(dataset, filename)
    if (!file) throw notFound()
    const headers = {
      ...assetHeaders(MIME[extname(filename).slice(1)] ?? 'application/octet-stream', etag),
      ...download(exchange, filename),
      'content-length': String(file.bytes),
    }
    return exchange.method === 'HEAD'
      ? { status: 200, headers }
      : { status: 200, headers, body: file.stream() }
  }

  const image = async (exchange: Exchange): Promise<Reply> => {
    const params = exchange.url.searchParams
    if (!TRANSFORMING.some((name) => params.has(name)) || params.has('dlRaw')) return original(exchange)
    const { dataset, filename } = locate(exchange)
    if (!(await lake.assets.read(dataset, filename))) throw notFound()
    const transform = parseTransform(params)
    if (params.get('fm') === 'json') return json({ filename })
    const accept = exchange.request.headers.accept ?? ''
    const format = outputFormat(transform, extname(filename).slice(1), accept)
    const path = lake.assets.path(dataset, filename)
    const key = JSON.stringify([dataset, filename, format, transform])
    const bytes = await cache.get(key, () => renderImage(path, transform, format))
    const headers = { ...assetHeaders(outputMime[format]), ...download(exchange, filename) }
    return {
      status: 200,
      headers: transform.auto ? { ...headers, vary: 'Accept, Origin' } : headers,
      body: bytes,
    }
  }

  return [
    upload('images'),
    upload('files'),
    { method: 'GET', pattern: '/images/:project/:dataset/*file', handle: image },
    { method: 'GET', pattern: '/files/:project/:dataset/*file', handle: original },
  ]
}

/** Uploaded bytes are never to run as a page of this origin: an SVG or HTML file could hold a script. */
function assetHeaders(mimeType: string, etag?: string): Record<string, string> {
  return {
    'content-type': mimeType,
    'cache-control': IMMUTABLE,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    ...(etag ? { etag } : {}),
  }
}

function download({ url }: Exchange, filename: string): Record<string, string> {
  const wanted = url.searchParams.get('dl')
  if (wanted === null) return {}
  return { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(wanted || filename)}` }
}
