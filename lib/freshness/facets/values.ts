import { isRecord } from './same.ts'

/** A text that is missing, or none, is shown as an empty one. */
export const words = (value: unknown) => (typeof value === 'string' ? value : '')

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A picture beside a text that names it: its alternative text is not read. Null for one without an asset. */
export function decoration(value: unknown) {
  if (!isRecord(value) || !isRecord(value.asset)) return null
  const { asset, crop, hotspot } = value
  return { asset: asset._ref, crop: sidesOf(crop), hotspot: isRecord(hotspot) && [hotspot.x, hotspot.y] }
}

export function picture(value: unknown) {
  const shown = decoration(value)
  return shown && isRecord(value) ? { ...shown, alt: words(value.alt) } : null
}

/** A picture in a shared link: it has a crop, and no place that a frame could cut away. */
export function sharedPicture(value: unknown) {
  const shown = picture(value)
  return shown && { asset: shown.asset, crop: shown.crop, alt: shown.alt }
}

function sidesOf(crop: unknown) {
  return isRecord(crop) ? [crop.top, crop.right, crop.bottom, crop.left] : null
}
