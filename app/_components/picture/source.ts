import type { Picture } from '#app/_content/picture.ts'

/** Where the CMS serves pictures from, without a trailing slash. */
export type ImageBase = string

export interface PictureSource {
  /** Address of the cropped original. */
  src: string
  /** Size after the crop, in pixels. */
  width: number
  height: number
  /** `object-position` that keeps the hotspot in view when a frame cuts the picture. */
  position: string
}

const assetParts = /^image-([a-zA-Z0-9]+)-(\d+)x(\d+)-([a-z]+)$/

/** The name of the file that the image host serves for an asset; undefined for what is no image asset's id. */
export function assetFile(id: string): string | undefined {
  const [, hash, width, height, format] = assetParts.exec(id) ?? []
  return hash && `${hash}-${width}x${height}.${format}`
}

/**
 * The picture after the editor's crop.
 * @throws Error for an asset id that is not an image's; content is parsed before it gets here.
 */
export function pictureSource(picture: Picture, base: ImageBase): PictureSource {
  const [, hash, w, h, format] = assetParts.exec(picture.assetId) ?? []
  if (!hash) throw new Error(`"${picture.assetId}" is not the id of an image asset.`)
  const original = { width: Number(w), height: Number(h) }
  const url = new URL(`${base}/${hash}-${w}x${h}.${format}`)
  const crop = cropOf(picture)
  const rect = crop && cropRect(crop, original)
  if (rect) url.searchParams.set('rect', [rect.left, rect.top, rect.width, rect.height].join(','))
  const { width, height } = rect ?? original
  return { src: url.href, width, height, position: hotspotPosition(picture.hotspot, crop) }
}

interface Size {
  width: number
  height: number
}

type Crop = NonNullable<Picture['crop']>

/** The editor's crop; undefined when it takes nothing away, or would leave nothing. */
function cropOf({ crop }: Picture): Crop | undefined {
  if (!crop || crop.left + crop.right >= 1 || crop.top + crop.bottom >= 1) return undefined
  return crop.left + crop.right + crop.top + crop.bottom === 0 ? undefined : crop
}

/** In whole pixels: at least one, and none beyond the edge. */
function cropRect(crop: Crop, { width, height }: Size) {
  const left = Math.min(width - 1, Math.round(crop.left * width))
  const top = Math.min(height - 1, Math.round(crop.top * height))
  return {
    left,
    top,
    width: Math.max(1, Math.round(width * (1 - crop.right)) - left),
    height: Math.max(1, Math.round(height * (1 - crop.bottom)) - top),
  }
}

/** The hotspot is given in the original's fractions; after a crop it moves. */
function hotspotPosition(hotspot: Picture['hotspot'], crop: Crop | undefined): string {
  if (!hotspot) return '50% 50%'
  const { left, right, top, bottom } = crop ?? { left: 0, right: 0, top: 0, bottom: 0 }
  return `${percent(hotspot.x, left, right)} ${percent(hotspot.y, top, bottom)}`
}

function percent(at: number, before: number, after: number): string {
  const inside = (at - before) / (1 - before - after)
  return `${Math.round(Math.min(1, Math.max(0, inside)) * 100)}%`
}
