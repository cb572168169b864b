import sharp from 'sharp'

export interface ImageFacts {
  extension: string
  mimeType: string
  width: number
  height: number
  metadata: Record<string, unknown>
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

const PIXEL_LIMIT = 256 * 1024 * 1024

/** What an upload may leave out of its metadata. */
export type Extract = 'lqip' | 'palette'

/** Dimensions as seen (after EXIF rotation) and, where wanted, a blurred preview and a palette. Null when the file is not an image we read. */
export async function imageFacts(
  path: string,
  wants: (part: Extract) => boolean = () => true,
): Promise<ImageFacts | null> {
  const image = sharp(path, { limitInputPixels: PIXEL_LIMIT, animated: false })
  const header = await image.metadata().catch(() => null)
  const format = header?.format ? FORMATS[header.format] : undefined
  if (!header?.width || !header.height || !format) return null
  const width = header.autoOrient.width
  const height = header.autoOrient.height
  const [extension, mimeType] = format
  const hasAlpha = header.hasAlpha === true
  const { isOpaque } = await image.clone().stats()
  return {
    extension,
    mimeType,
    width,
    height,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
      hasAlpha,
      isOpaque,
      ...(wants('lqip') ? { lqip: await lowQualityPreview(path, hasAlpha && !isOpaque) } : {}),
      ...(wants('palette') ? { palette: await palette(path) } : {}),
    },
  }
}

async function lowQualityPreview(path: string, transparent: boolean): Promise<string> {
  const small = sharp(path, { limitInputPixels: PIXEL_LIMIT })
    .autoOrient()
    .resize(20, 20, { fit: 'inside' })
    .blur(0.6)
  const bytes = await (transparent ? small.png({ palette: true }) : small.jpeg({ quality: 50 })).toBuffer()
  return `data:image/${transparent ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`
}

/** The dominant colour in the shape of the hosted palette, which has one swatch for each of seven roles. */
async function palette(path: string): Promise<Record<string, unknown>> {
  const { dominant } = await sharp(path, { limitInputPixels: PIXEL_LIMIT })
    .flatten({ background: '#fff' })
    .stats()
  const channels = [dominant.r, dominant.g, dominant.b]
  const background = `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  const [red = 0, green = 0, blue = 0] = channels
  const isLight = red * 0.299 + green * 0.587 + blue * 0.114 > 150
  const swatch = {
    _type: 'sanity.imagePaletteSwatch',
    background,
    foreground: isLight ? '#000' : '#fff',
    title: isLight ? '#000' : '#fff',
    population: 1,
  }
  const roles = ['dominant', 'vibrant', 'lightVibrant', 'darkVibrant', 'muted', 'lightMuted', 'darkMuted']
  return { _type: 'sanity.imagePalette', ...Object.fromEntries(roles.map((role) => [role, swatch])) }
}
