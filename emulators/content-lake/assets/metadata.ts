import sharp, { type Metadata } from 'sharp'
import { badRequest } from '../http/faults.ts'
import { blurHash, type Pixels } from './blurhash.ts'
import { readExif } from './exif.ts'
import { createGate } from './gate.ts'
import { paletteOf } from './palette.ts'
import { withPatience } from './patience.ts'

export interface ImageFacts {
  extension: string
  mimeType: string
  width: number
  height: number
  metadata: Record<string, unknown>
}

/** What may be found out of an image, besides its size. */
export const EXTRACTS = [
  'blurhash',
  'lqip',
  'palette',
  'exif',
  'location',
  'image',
  'thumbhash',
  'none',
] as const
export type Extract = (typeof EXTRACTS)[number]

/** What the hosted service finds out unasked; where a picture was taken is nobody's business by default. */
const DEFAULT_EXTRACTS: Extract[] = ['blurhash', 'lqip', 'palette']

/** The parts of the metadata that an upload asks for, in `meta`, several times or with commas. Throws 400. */
export function extractsFrom(params: URLSearchParams): Extract[] {
  const names = params
    .getAll('meta')
    .flatMap((value) => value.split(','))
    .filter(Boolean)
  const unknown = names.find((name) => !EXTRACTS.includes(name as Extract))
  if (unknown !== undefined) throw badRequest(`"meta" must be of ${EXTRACTS.join(', ')}, not "${unknown}"`)
  return names.length === 0 ? DEFAULT_EXTRACTS : (names as Extract[])
}

/** sharp's format name → file extension and media type, for everything the hosted service takes as an image. */
const FORMATS: Record<string, [extension: string, mimeType: string]> = {
  jpeg: ['jpg', 'image/jpeg'],
  png: ['png', 'image/png'],
  webp: ['webp', 'image/webp'],
  gif: ['gif', 'image/gif'],
  svg: ['svg', 'image/svg+xml'],
  tiff: ['tif', 'image/tiff'],
  heif: ['avif', 'image/avif'],
  avif: ['avif', 'image/avif'],
}

/** The hosted limit. A picture of more is refused before any of it is decoded. */
export const PIXEL_LIMIT = 256 * 1024 * 1024
const ANALYSED_SIDE = 64
const analyse = createGate(2)

/**
 * Dimensions as seen (after EXIF rotation) and what else is asked for. Throws 400 for a file that is not an image we
 * read, one that is cut off or damaged, and one with too many pixels.
 */
export async function imageFacts(path: string, extracts: Extract[] = DEFAULT_EXTRACTS): Promise<ImageFacts> {
  const header = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  const format = header && formatOf(header)
  if (!header?.width || !header.height || !format) {
    throw badRequest(
      'Invalid image: the file is not a JPEG, PNG, WebP, GIF, SVG, TIFF or AVIF that can be read',
    )
  }
  const { width, height } = header.autoOrient
  if (width * height > PIXEL_LIMIT) {
    throw badRequest(
      `Invalid image: ${width} × ${height} pixels are more than the ${PIXEL_LIMIT} that are taken`,
    )
  }
  const [extension, mimeType] = format
  try {
    const metadata = await analyse(() => withPatience(metadataOf(path, header, extracts)))
    return { extension, mimeType, width, height, metadata }
  } catch (error) {
    if (!isImageFault(error)) throw error
    throw badRequest(`Invalid image: the file is cut off or damaged (${error.message.split('\n')[0]})`)
  }
}

/** sharp reports a fault of the picture as a plain Error; what the disk or this program did wrong is another kind. */
export function isImageFault(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !('code' in error)
}

function formatOf(header: Metadata): [extension: string, mimeType: string] | undefined {
  // HEIC is told by the same name as AVIF, and cannot be decoded.
  if (header.format === 'heif' && header.compression !== 'av1') return undefined
  return header.format ? FORMATS[header.format] : undefined
}

async function metadataOf(
  path: string,
  header: Metadata,
  extracts: Extract[],
): Promise<Record<string, unknown>> {
  const { width, height } = header.autoOrient
  const hasAlpha = header.hasAlpha === true
  const { isOpaque } = await sharp(path, { limitInputPixels: PIXEL_LIMIT }).stats()
  const wants = (name: Extract) => extracts.includes(name)
  const pixels = wants('blurhash') || wants('palette') ? await smallPixels(path) : null
  const camera = (wants('exif') || wants('location')) && header.exif ? readExif(header.exif) : null
  return {
    _type: 'sanity.imageMetadata',
    dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
    hasAlpha,
    isOpaque,
    ...(pixels && wants('blurhash') ? { blurHash: blurHash(pixels) } : {}),
    ...(wants('lqip') ? { lqip: await lowQualityPreview(path, hasAlpha && !isOpaque) } : {}),
    ...(pixels && wants('palette') ? { palette: paletteOf(pixels) } : {}),
    ...(camera && wants('exif') ? { exif: { _type: 'sanity.imageExifMetadata', ...camera.exif } } : {}),
    ...(camera?.location && wants('location') ? { location: { _type: 'geopoint', ...camera.location } } : {}),
  }
}

async function smallPixels(path: string): Promise<Pixels> {
  const { data, info } = await sharp(path, { limitInputPixels: PIXEL_LIMIT })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(ANALYSED_SIDE, ANALYSED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels === 3) return { data, width: info.width, height: info.height }
  const triples = new Uint8Array(info.width * info.height * 3)
  for (let pixel = 0; pixel < info.width * info.height; pixel++) {
    for (const channel of [0, 1, 2]) {
      triples[pixel * 3 + channel] = data[pixel * info.channels + Math.min(channel, info.channels - 1)] ?? 0
    }
  }
  return { data: triples, width: info.width, height: info.height }
}

async function lowQualityPreview(path: string, transparent: boolean): Promise<string> {
  const small = sharp(path, { limitInputPixels: PIXEL_LIMIT })
    .autoOrient()
    .resize(20, 20, { fit: 'inside' })
    .blur(0.6)
  const bytes = await (transparent ? small.png({ palette: true }) : small.jpeg({ quality: 50 })).toBuffer()
  return `data:image/${transparent ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`
}
