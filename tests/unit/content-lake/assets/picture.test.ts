import { expect, it } from 'vitest'
import { blurHash } from '#emulators/content-lake/assets/blurhash.ts'
import { readExif } from '#emulators/content-lake/assets/exif.ts'
import { paletteOf } from '#emulators/content-lake/assets/palette.ts'

/** Pixels that are one colour on the left and another on the right. */
function halves(left: number[], right: number[], width = 16, height = 8) {
  const data = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set(pixel % width < width / 2 ? left : right, pixel * 3)
  }
  return { data, width, height }
}

it('blurHash has its longer side where the picture has, and says the mean colour', () => {
  const hash = blurHash(halves([255, 0, 0], [255, 0, 0]))
  // 5 by 3 components; the mean is #ff0000 in base 83.
  expect(hash).toMatch(/^M.TI:j/)
  expect(hash).toHaveLength(1 + 1 + 4 + 14 * 2)
  expect(blurHash(halves([255, 0, 0], [255, 0, 0], 8, 16))[0]).toBe('c')
})

it('blurHash tells light on the left from light on the right', () => {
  const across = (hash: string) => hash.slice(6, 8)
  const [left, right] = [halves([255, 255, 255], [0, 0, 0]), halves([0, 0, 0], [255, 255, 255])].map(blurHash)
  // The strongest step up, and the strongest step down, in all three channels.
  expect([left, right].map((hash) => across(hash ?? ''))).toEqual(['~q', '00'])
})

it('a palette has the commonest colour and one for each of six roles', () => {
  const palette = paletteOf(halves([220, 30, 40], [30, 40, 60])) as Record<string, { background: string }>
  expect(Object.keys(palette).sort()).toEqual(
    [
      '_type',
      'darkMuted',
      'darkVibrant',
      'dominant',
      'lightMuted',
      'lightVibrant',
      'muted',
      'vibrant',
    ].sort(),
  )
  expect(palette.vibrant).toMatchObject({ background: '#dc1e28', foreground: '#fff', population: 50 })
  expect(palette.darkMuted).toMatchObject({ background: '#1e283c', population: 50 })
  const backgrounds = Object.values(palette).map(({ background }) => background)
  expect(new Set(backgrounds).size).toBeGreaterThan(4)
})

/** A TIFF directory with entries of tag, type and a value of four bytes, beginning at an offset. */
function directory(at: number, entries: [tag: number, type: number, count: number, value: number][]) {
  const bytes = Buffer.alloc(2 + entries.length * 12)
  bytes.writeUInt16LE(entries.length)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const start = 2 + index * 12
    bytes.writeUInt16LE(tag, start)
    bytes.writeUInt16LE(type, start + 2)
    bytes.writeUInt32LE(count, start + 4)
    bytes.writeUInt32LE(value, start + 8)
  }
  return { at, bytes }
}

it('exif tells the camera, the time and the place', () => {
  const segment = Buffer.alloc(300)
  segment.write('II')
  segment.writeUInt16LE(42, 2)
  segment.writeUInt32LE(8, 4)
  const south = 'S'.charCodeAt(0)
  const east = 'E'.charCodeAt(0)
  const parts = [
    directory(8, [
      [0x0110, 2, 6, 200],
      [0x8769, 4, 1, 60],
      [0x8825, 4, 1, 100],
    ]),
    directory(60, [
      [0x9003, 2, 20, 210],
      [0x829d, 5, 1, 232],
    ]),
    directory(100, [
      [1, 2, 2, south],
      [2, 5, 3, 240],
      [3, 2, 2, east],
      [4, 5, 3, 240],
    ]),
  ]
  for (const { at, bytes } of parts) bytes.copy(segment, at)
  segment.write('Pixel\0', 200)
  segment.write('2026:05:06 07:08:09\0', 210)
  for (const [index, value] of [28, 10, 10, 1, 30, 1, 0, 1].entries())
    segment.writeUInt32LE(value, 232 + index * 4)
  expect(readExif(segment)).toEqual({
    exif: { Model: 'Pixel', DateTimeOriginal: '2026-05-06T07:08:09.000Z', FNumber: 2.8 },
    location: { lat: -10.5, lng: 10.5 },
  })
})

it('exif makes nothing of what is damaged', () => {
  expect(readExif(Buffer.from('no such thing'))).toBeNull()
  const broken = Buffer.alloc(40, 0xff)
  broken.write('II')
  broken.writeUInt32LE(8, 4)
  expect(readExif(broken)).toEqual({ exif: {} })
})
