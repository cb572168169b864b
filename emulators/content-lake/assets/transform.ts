import sharp, { type Sharp } from 'sharp'
import { PIXEL_LIMIT } from './metadata.ts'
import type { OutputFormat, Transform } from './transform-parameters.ts'

export const outputMime: Record<OutputFormat, string> = {
  jpg: 'image/jpeg',
  pjpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
}

/** The output format: what was asked for, else what the reader's Accept header allows under `auto=format`, else the source's. */
export function outputFormat(transform: Transform, sourceExtension: string, accept: string): OutputFormat {
  if (transform.format) return transform.format
  if (transform.auto && accept.includes('image/avif') && sourceExtension !== 'gif') return 'avif'
  if (transform.auto && accept.includes('image/webp')) return 'webp'
  if (sourceExtension === 'png' || sourceExtension === 'webp' || sourceExtension === 'avif')
    return sourceExtension
  if (sourceExtension === 'gif') return 'gif'
  return sourceExtension === 'svg' ? 'png' : 'jpg'
}

/** Runs the pipeline: cut out, turn, resize, treat, encode. */
export async function renderImage(path: string, transform: Transform, format: OutputFormat): Promise<Buffer> {
  if (await keepsMoving(path, transform, format)) return renderFrames(path, transform, format)
  const upright = await cutOut(path, transform)
  let image = await resize(upright, transform)
  if (transform.flip.horizontal) image = image.flop()
  if (transform.flip.vertical) image = image.flip()
  if (transform.saturation === -100) image = image.greyscale()
  else if (transform.saturation !== undefined)
    image = image.modulate({ saturation: 1 + transform.saturation / 100 })
  if (transform.invert) image = image.negate({ alpha: false })
  // The pipeline's scale runs to 2000; a Gaussian of a twentieth of it looks alike.
  if (transform.blur > 0) image = image.blur(Math.min(100, Math.max(0.3, transform.blur / 20)))
  if (transform.sharpen > 0) image = image.sharpen({ sigma: 0.5 + transform.sharpen / 50 })
  if (transform.pad > 0) {
    const { pad } = transform
    const background = transform.background ?? '#0000'
    image = image.extend({ top: pad, bottom: pad, left: pad, right: pad, background })
  }
  if (transform.background) image = image.flatten({ background: transform.background })
  return encode(image, transform, format)
}

/** All frames of an animation together may not have more pixels than a still picture. */
async function keepsMoving(path: string, transform: Transform, format: OutputFormat): Promise<boolean> {
  if (format !== 'gif' && format !== 'webp') return false
  const { rect, orientation, frame, fit, crop, pad } = transform
  if (rect || orientation !== 0 || frame === 1 || pad > 0 || fit === 'fillmax') return false
  if ((fit === 'crop' || fit === 'min') && crop !== 'center') return false
  const { pages = 1, width, height } = await sharp(path, { limitInputPixels: false }).metadata()
  return pages > 1 && width * height * pages <= PIXEL_LIMIT
}

/** Resizes every frame of an animation. Effects that would need them one by one are left out. */
function renderFrames(path: string, transform: Transform, format: OutputFormat): Promise<Buffer> {
  const { width, height, fit, quality } = transform
  const image = sharp(path, { animated: true, limitInputPixels: PIXEL_LIMIT })
  const inside = { crop: 'cover', min: 'cover', scale: 'fill', fill: 'contain' } as const
  const sized =
    width === undefined && height === undefined
      ? image
      : image.resize({
          width,
          height,
          fit: fit in inside ? inside[fit as keyof typeof inside] : 'inside',
          withoutEnlargement: fit === 'max' || fit === 'min',
          background: transform.background ?? '#0000',
        })
  return format === 'gif' ? sized.gif().toBuffer() : sized.webp({ quality: Math.max(1, quality) }).toBuffer()
}

async function cutOut(path: string, { rect, orientation }: Transform): Promise<Buffer | string> {
  if (!rect && orientation === 0) return path
  let image = sharp(path, { limitInputPixels: PIXEL_LIMIT }).autoOrient()
  if (rect) {
    const { width, height } = (await sharp(path, { limitInputPixels: PIXEL_LIMIT }).metadata()).autoOrient
    const left = Math.min(Math.floor(rect.left), width - 1)
    const top = Math.min(Math.floor(rect.top), height - 1)
    image = image.extract({
      left,
      top,
      width: Math.max(1, Math.min(Math.round(rect.width), width - left)),
      height: Math.max(1, Math.min(Math.round(rect.height), height - top)),
    })
  }
  const cut = await image.png({ compressionLevel: 1 }).toBuffer()
  return orientation === 0 ? cut : sharp(cut).rotate(orientation).png({ compressionLevel: 1 }).toBuffer()
}

async function resize(source: Buffer | string, transform: Transform): Promise<Sharp> {
  const { width, height, fit } = transform
  const image = sharp(source, { limitInputPixels: PIXEL_LIMIT }).autoOrient()
  if (width === undefined && height === undefined) return image
  const size = (await sharp(source, { limitInputPixels: PIXEL_LIMIT }).metadata()).autoOrient
  const background = transform.background ?? '#0000'
  const both = width !== undefined && height !== undefined
  switch (fit) {
    case 'crop':
      return both ? cropTo(image, size, width, height, transform) : image.resize({ width, height })
    case 'min': {
      if (!both) return image.resize({ width, height, withoutEnlargement: true })
      const scale = Math.min(1, size.width / width, size.height / height)
      return cropTo(image, size, Math.round(width * scale), Math.round(height * scale), transform)
    }
    case 'scale':
      return image.resize({ width, height, fit: 'fill' })
    case 'fill':
      return image.resize({ width, height, fit: 'contain', background })
    case 'fillmax':
      return both
        ? fillMax(image, size, width, height, background)
        : image.resize({ width, height, withoutEnlargement: true })
    case 'max':
      return image.resize({ width, height, fit: 'inside', withoutEnlargement: true })
    default:
      return image.resize({ width, height, fit: 'inside' })
  }
}

/** Fills the box and keeps the focal point, or the named edges, in view. */
function cropTo(image: Sharp, size: Size, width: number, height: number, transform: Transform): Sharp {
  const w = Math.max(1, width)
  const h = Math.max(1, height)
  if (transform.crop === 'entropy')
    return image.resize({ width: w, height: h, fit: 'cover', position: 'entropy' })
  const scale = Math.max(w / size.width, h / size.height)
  const scaledWidth = Math.max(w, Math.round(size.width * scale))
  const scaledHeight = Math.max(h, Math.round(size.height * scale))
  const focus = focusOf(transform)
  const left = clamp(Math.round(focus.x * scaledWidth - w / 2), scaledWidth - w)
  const top = clamp(Math.round(focus.y * scaledHeight - h / 2), scaledHeight - h)
  return image
    .resize({ width: scaledWidth, height: scaledHeight, fit: 'fill' })
    .extract({ left, top, width: w, height: h })
}

function focusOf({ crop, focal }: Transform): { x: number; y: number } {
  if (crop === 'focalpoint') return focal
  const edges = crop.split(',')
  return {
    x: edges.includes('left') ? 0 : edges.includes('right') ? 1 : 0.5,
    y: edges.includes('top') ? 0 : edges.includes('bottom') ? 1 : 0.5,
  }
}

function fillMax(image: Sharp, size: Size, width: number, height: number, background: string): Sharp {
  const inner = { width: Math.min(width, size.width), height: Math.min(height, size.height) }
  const left = Math.floor((width - inner.width) / 2)
  const top = Math.floor((height - inner.height) / 2)
  return image.resize({ ...inner, fit: 'contain', background }).extend({
    left,
    top,
    right: width - inner.width - left,
    bottom: height - inner.height - top,
    background,
  })
}

function encode(image: Sharp, { quality }: Transform, format: OutputFormat): Promise<Buffer> {
  switch (format) {
    case 'png':
      return image.png().toBuffer()
    case 'gif':
      return image.gif().toBuffer()
    case 'webp':
      return image.webp({ quality: Math.max(1, quality) }).toBuffer()
    case 'avif':
      return image.avif({ quality: Math.max(1, Math.round(quality * 0.8)), effort: 2 }).toBuffer()
    default:
      return image
        .flatten({ background: '#fff' })
        .jpeg({ quality: Math.max(1, quality), progressive: format === 'pjpg', mozjpeg: false })
        .toBuffer()
  }
}

interface Size {
  width: number
  height: number
}

const clamp = (value: number, high: number) => Math.max(0, Math.min(value, high))
