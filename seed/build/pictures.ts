import { readFileSync } from 'node:fs'

/** Where the main thing stands in a picture, as fractions of its width and height; (x, y) is the middle. */
export type Hotspot = { x: number; y: number; width: number; height: number }

const file = new URL('../source/hotspots.json', import.meta.url)
const hotspots: Record<string, Hotspot> = JSON.parse(readFileSync(file, 'utf8'))

/** Whether there is a picture of that name. */
export const isDrawn = (name: string) => name in hotspots

/**
 * An image field as `@sanity/import` takes it: the path is relative to the folder of the export.
 * @throws Error when `scripts/draw-pictures.ts` has drawn no picture of that name.
 */
export function imageField(name: string, texts: { alt?: string; caption?: string } = {}) {
  const hotspot = hotspots[name]
  if (!hotspot) throw new Error(`No picture "${name}": add its scene and run node scripts/draw-pictures.ts ${name}`)
  return {
    _type: 'image',
    _sanityAsset: `image@file://./images/${name}.jpg`,
    hotspot: { _type: 'sanity.imageHotspot', ...hotspot },
    crop: { _type: 'sanity.imageCrop', top: 0, bottom: 0, left: 0, right: 0 },
    ...texts,
  }
}
