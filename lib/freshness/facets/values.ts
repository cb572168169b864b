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

/** A picture with its words, which also stands for its page where that is shared: the card holds all of the hotspot. */
export function picture(value: unknown) {
  const shown = decoration(value)
  if (!shown || !isRecord(value)) return null
  const { hotspot } = value
  const size = isRecord(hotspot) && [hotspot.width, hotspot.height]
  return { ...shown, size, alt: words(value.alt) }
}

function sidesOf(crop: unknown) {
  return isRecord(crop) ? [crop.top, crop.right, crop.bottom, crop.left] : null
}
