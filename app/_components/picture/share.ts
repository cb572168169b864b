import type { Picture } from '#app/_content/picture.ts'
import { croppedPicture, type ImageBase, rectText } from './source.ts'

/** Of the card that other sites show of a page, in pixels. */
export const shareSize = { width: 1200, height: 630 }

/** Beside a picture that does not fill the card: `--ground` of the light scheme, in app/_styles/tokens.css. */
const ground = 'e4e8e3'
/** Left around the hotspot, by its size. */
const margin = 1.1

/** Without one it is the middle that is shown. */
const middle = { x: 0.5, y: 0.5, width: 0, height: 0 }

/**
 * Address of a picture as a card shows it: as much of it around its hotspot as has the form of the card. Where that would cut the hotspot, as of an
 * upright picture of a tall pot, more is shown, and the card has plain ground beside it.
 */
export function shareAddress(picture: Picture, base: ImageBase): string {
  const { url, rect, hotspot = middle } = croppedPicture(picture, base)
  const ratio = shareSize.width / shareSize.height
  const across = span(rect.width, rect.height * ratio, hotspot.x, hotspot.width)
  const down = span(rect.height, rect.width / ratio, hotspot.y, hotspot.height)
  const shown = {
    left: rect.left + across.from,
    top: rect.top + down.from,
    width: across.length,
    height: down.length,
  }
  url.searchParams.set('rect', rectText(shown))
  url.searchParams.set('w', String(shareSize.width))
  url.searchParams.set('h', String(shareSize.height))
  const isOfForm = Math.abs(shown.width / shown.height - ratio) < 0.01
  url.searchParams.set('fit', isOfForm ? 'crop' : 'fill')
  if (!isOfForm) url.searchParams.set('bg', ground)
  return url.href
}

/**
 * What is shown of one side, in whole pixels around a point of it: as much as fits, or all of the hotspot where that is more.
 *
 * @param at the point, as a fraction.
 * @param hotspot its length, as a fraction.
 */
function span(side: number, fitting: number, at: number, hotspot: number) {
  const length = Math.round(Math.min(side, Math.max(fitting, side * hotspot * margin)))
  const from = Math.round(Math.min(side - length, Math.max(0, at * side - length / 2)))
  return { from, length }
}
