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

/** What the editor's crop leaves of a picture. */
interface Cropped {
  /** Address of the whole file. */
  url: URL
  /** In pixels of the file; `isWhole` when the crop takes nothing away. */
  rect: Rect
  isWhole: boolean
  /** In fractions of the rest. */
  hotspot: { x: number; y: number; width: number; height: number } | undefined
}

/**
 * The picture after the editor's crop.
 * @throws Error for an asset id that is not an image's; content is parsed before it gets here.
 */
export function pictureSource(picture: Picture, base: ImageBase): PictureSource {
  const { url, rect, isWhole, hotspot } = croppedPicture(picture, base)
  if (!isWhole) url.searchParams.set('rect', rectText(rect))
  const { width, height } = rect
  return {
    src: url.href,
    width,
    height,
    position: hotspot ? `${percent(hotspot.x)} ${percent(hotspot.y)}` : '50% 50%',
  }
}

/** @throws Error as `pictureSource`. */
export function croppedPicture(picture: Picture, base: ImageBase): Cropped {
  const [, hash, w, h, format] = assetParts.exec(picture.assetId) ?? []
  if (!hash) throw new Error(`"${picture.assetId}" is not the id of an image asset.`)
  const original = { width: Number(w), height: Number(h) }
  const crop = cropOf(picture)
  return {
    url: new URL(`${base}/${hash}-${w}x${h}.${format}`),
    rect: crop ? cropRect(crop, original) : { left: 0, top: 0, ...original },
    isWhole: crop === undefined,
    hotspot: picture.hotspot && hotspotAfter(picture.hotspot, crop),
  }
}

/** As the image host reads it. */
export function rectText({ left, top, width, height }: Rect): string {
  return [left, top, width, height].join(',')
}

interface Size {
  width: number
  height: number
}

interface Rect extends Size {
  left: number
  top: number
}

type Crop = NonNullable<Picture['crop']>

/** The editor's crop; undefined when it takes nothing away, or would leave nothing. */
function cropOf({ crop }: Picture): Crop | undefined {
  if (!crop || crop.left + crop.right >= 1 || crop.top + crop.bottom >= 1) return undefined
  return crop.left + crop.right + crop.top + crop.bottom === 0 ? undefined : crop
}

/** In whole pixels: at least one, and none beyond the edge. */
function cropRect(crop: Crop, { width, height }: Size): Rect {
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
function hotspotAfter(hotspot: NonNullable<Picture['hotspot']>, crop: Crop | undefined) {
  const { left, right, top, bottom } = crop ?? { left: 0, right: 0, top: 0, bottom: 0 }
  const [across, down] = [1 - left - right, 1 - top - bottom]
  return {
    x: within((hotspot.x - left) / across),
    y: within((hotspot.y - top) / down),
    width: within(hotspot.width / across),
    height: within(hotspot.height / down),
  }
}

const within = (fraction: number) => Math.min(1, Math.max(0, fraction))

const percent = (fraction: number) => `${Math.round(fraction * 100)}%`
