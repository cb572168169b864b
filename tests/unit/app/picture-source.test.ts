import { describe, expect, it } from 'vitest'
import loadFromCms from '#app/_components/picture/loader.ts'
import { shareAddress } from '#app/_components/picture/share.ts'
import { pictureSource } from '#app/_components/picture/source.ts'
import { upToWidth } from '#app/_components/picture/up-to-width.ts'
import { optionalPicture, type Picture } from '#app/_content/picture.ts'

const base = 'http://lake.example/images/restock/production'
const plain: Picture = {
  assetId: 'image-abc123-800x1000-jpg',
  alt: 'A mug',
  placeholder: undefined,
  crop: undefined,
  hotspot: undefined,
}

describe('pictureSource', () => {
  it('asks for the original when nothing is cropped', () => {
    expect(pictureSource(plain, base)).toEqual({
      src: `${base}/abc123-800x1000.jpg`,
      width: 800,
      height: 1000,
      position: '50% 50%',
    })
  })

  it('cuts what the editor cropped, and has the size of the rest', () => {
    const crop = { top: 0.1, right: 0.25, bottom: 0.2, left: 0.25 }
    const source = pictureSource({ ...plain, crop }, base)
    expect(new URL(source.src).searchParams.get('rect')).toBe('200,100,400,700')
    expect(source).toMatchObject({ width: 400, height: 700 })
  })

  it('leaves a crop out that would leave nothing', () => {
    const crop = { top: 0.5, right: 0, bottom: 0.5, left: 0 }
    expect(pictureSource({ ...plain, crop }, base).src).not.toContain('rect')
  })

  it.each([
    { top: 0.5, right: 0, bottom: 0.5, left: 0 },
    { top: 0.8, right: 0, bottom: 0.8, left: 0 },
  ])('has its hotspot where the whole picture does when it is cropped by %j', (crop) => {
    const hotspot = { x: 0.75, y: 0.3, width: 0, height: 0 }
    expect(pictureSource({ ...plain, hotspot, crop }, base).position).toBe('75% 30%')
  })

  it('asks for nothing beyond the edge when a crop leaves less than a pixel', () => {
    const crop = { top: 0.9999, right: 0, bottom: 0, left: 0.9999 }
    expect(new URL(pictureSource({ ...plain, crop }, base).src).searchParams.get('rect')).toBe('799,999,1,1')
  })

  it('keeps the hotspot in view, also when a crop has moved it', () => {
    const hotspot = { x: 0.75, y: 0.5, width: 0, height: 0 }
    expect(pictureSource({ ...plain, hotspot }, base).position).toBe('75% 50%')
    const crop = { top: 0, right: 0, bottom: 0, left: 0.5 }
    expect(pictureSource({ ...plain, hotspot, crop }, base).position).toBe('50% 50%')
    expect(pictureSource({ ...plain, hotspot: { ...hotspot, x: 0.1 }, crop }, base).position).toBe('0% 50%')
  })
})

describe('shareAddress', () => {
  const parametersOf = (picture: Partial<Picture>) =>
    Object.fromEntries(new URL(shareAddress({ ...plain, ...picture }, base)).searchParams)

  it('shows the middle of a picture without a hotspot, cut to the form of the card', () => {
    expect(parametersOf({})).toEqual({ rect: '0,290,800,420', w: '1200', h: '630', fit: 'crop' })
  })

  it('shows what is around the hotspot, as far as the picture reaches', () => {
    const at = (y: number) => parametersOf({ hotspot: { x: 0.5, y, width: 0.2, height: 0.2 } }).rect
    expect([at(0.4), at(0), at(1)]).toEqual(['0,190,800,420', '0,0,800,420', '0,580,800,420'])
    const wide = { assetId: 'image-abc123-3000x1000-jpg' }
    expect(parametersOf({ ...wide, hotspot: { x: 0.9, y: 0.5, width: 0, height: 0 } }).rect).toBe(
      '1095,0,1905,1000',
    )
  })

  it('cuts no hotspot that is too tall, and puts the picture on plain ground instead', () => {
    const tall = { x: 0.5, y: 0.5, width: 0.4, height: 0.6 }
    const onGround = { w: '1200', h: '630', fit: 'fill', bg: 'e4e8e3' }
    expect(parametersOf({ hotspot: tall })).toEqual({ rect: '0,170,800,660', ...onGround })
    expect(parametersOf({ hotspot: { ...tall, height: 1 } })).toEqual({ rect: '0,0,800,1000', ...onGround })
  })

  it('stays within what the editor cropped', () => {
    const crop = { top: 0.5, right: 0, bottom: 0, left: 0.5 }
    expect(parametersOf({ crop }).rect).toBe('400,645,400,210')
    expect(parametersOf({ crop, hotspot: { x: 0.75, y: 0.5, width: 0, height: 0 } }).rect).toBe(
      '400,500,400,210',
    )
  })
})

describe('loadFromCms', () => {
  it('adds the width and keeps the crop', () => {
    const url = new URL(loadFromCms({ src: `${base}/abc123-800x1000.jpg?rect=1,2,3,4`, width: 390 }))
    expect(Object.fromEntries(url.searchParams)).toEqual({
      rect: '1,2,3,4',
      w: '390',
      fit: 'max',
      auto: 'format',
      q: '75',
    })
  })
})

describe('upToWidth', () => {
  const files = ['/a?rect=1%2C2 96w', '/a 180w', '/a 390w']
  const srcSet = files.join(', ')

  it.each([
    [64, 1],
    [96, 1],
    [97, 2],
    [390, 3],
    [2_000, 3],
  ])('offers for %i pixels the first %i files', (pixels, many) => {
    expect(upToWidth(srcSet, pixels)).toBe(files.slice(0, many).join(', '))
  })

  it('leaves alone what tells no widths', () => {
    expect(upToWidth('', 100)).toBe('')
    expect(upToWidth('/a 1x, /b 2x', 100)).toBe('/a 1x, /b 2x')
  })
})

describe('optionalPicture', () => {
  const asset = { _id: plain.assetId, url: 'http://elsewhere.example/x.jpg', metadata: null }

  it.each([null, undefined, {}, { asset: null }, { asset: { _id: 'file-abc-pdf' } }, 'text'])(
    'is none for %j',
    (value) => {
      expect(optionalPicture.parse(value)).toBeUndefined()
    },
  )

  it('takes a picture whose editor left everything else out', () => {
    expect(optionalPicture.parse({ asset, alt: null, crop: null, hotspot: null })).toEqual({
      ...plain,
      alt: '',
    })
  })

  it('drops a crop that is none, and keeps the picture', () => {
    const crop = { top: -1, right: 0, bottom: 0, left: 0 }
    expect(optionalPicture.parse({ asset, alt: 'A mug', crop })).toEqual(plain)
  })

  it('shows no placeholder that is not an image of its own', () => {
    const metadata = { lqip: 'https://evil.example/x.png' }
    expect(optionalPicture.parse({ asset: { ...asset, metadata } })?.placeholder).toBeUndefined()
  })
})
