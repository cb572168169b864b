import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageFacts } from '#emulators/content-lake/assets/metadata.ts'
import { outputFormat, renderImage } from '#emulators/content-lake/assets/transform.ts'
import { parseTransform } from '#emulators/content-lake/assets/transform-parameters.ts'
import { LakeError } from '#emulators/content-lake/errors.ts'

const parse = (query: string) => parseTransform(new URLSearchParams(query))
let path = ''

/** 400×200: red left half, blue right half. */
beforeAll(async () => {
  path = join(mkdtempSync(join(tmpdir(), 'lake-image-')), 'halves.png')
  const half = (background: string) =>
    sharp({ create: { width: 200, height: 200, channels: 3, background } })
      .png()
      .toBuffer()
  await sharp({ create: { width: 400, height: 200, channels: 3, background: '#fff' } })
    .composite([
      { input: await half('#ff0000'), left: 0, top: 0 },
      { input: await half('#0000ff'), left: 200, top: 0 },
    ])
    .removeAlpha()
    .png()
    .toFile(path)
})

afterAll(() => rmSync(dirname(path), { recursive: true, force: true }))

const render = async (query: string) => {
  const image = sharp(await renderImage(path, parse(query), 'png'))
  const { width, height } = await image.metadata()
  const { channels } = await image.stats()
  return {
    size: `${width}x${height}`,
    red: Math.round(channels[0]?.mean ?? 0),
    blue: Math.round(channels[2]?.mean ?? 0),
  }
}

describe('renderImage', () => {
  it.each([
    ['w=100', '100x50'],
    ['h=50', '100x50'],
    ['w=100&h=100', '100x50'],
    ['w=100&h=100&fit=crop', '100x100'],
    ['w=100&h=100&fit=scale', '100x100'],
    ['w=100&h=100&fit=fill&bg=fff', '100x100'],
    ['w=800&fit=max', '400x200'],
    ['w=800', '800x400'],
    ['w=800&h=800&fit=min', '200x200'],
    ['w=500&h=300&fit=fillmax&bg=fff', '500x300'],
    ['w=50&dpr=2', '100x50'],
    ['rect=0,0,100,100', '100x100'],
    ['rect=350,0,100,100', '50x100'],
    ['or=90&w=100', '100x200'],
    ['w=100&pad=10', '120x70'],
  ])('%s gives %s', async (query, size) => {
    expect((await render(query)).size).toBe(size)
  })

  it('cuts out the rectangle that was named', async () => {
    expect(await render('rect=0,0,200,200')).toMatchObject({ red: 255, blue: 0 })
    expect(await render('rect=200,0,200,200')).toMatchObject({ red: 0, blue: 255 })
  })

  it('keeps the focal point or the edge in view', async () => {
    expect(await render('w=100&h=100&fit=crop&crop=focalpoint&fp-x=0&fp-y=0.5')).toMatchObject({
      red: 255,
      blue: 0,
    })
    expect(await render('w=100&h=100&fit=crop&crop=right')).toMatchObject({ red: 0, blue: 255 })
  })

  it('mirrors', async () => {
    expect(await render('flip=h&rect=0,0,400,200&w=100&h=50')).toMatchObject({ size: '100x50' })
  })
})

describe('parseTransform', () => {
  it.each([
    'w=0',
    'w=abc',
    'w=99999',
    'q=101',
    'fit=stretch',
    'rect=1,2,3',
    'bg=red',
    'auto=compress',
    'fp-x=2',
  ])('refuses %s', (query) => {
    expect(() => parse(query)).toThrow(LakeError)
  })

  it('reads colours with the transparency first', () => {
    expect([parse('bg=fff').background, parse('bg=80ff0000').background]).toEqual(['#ffffff', '#ff000080'])
  })
})

describe('outputFormat', () => {
  it.each([
    ['fm=webp', 'png', '', 'webp'],
    ['auto=format', 'jpg', 'image/avif,image/webp', 'avif'],
    ['auto=format', 'jpg', 'image/webp,*/*', 'webp'],
    ['auto=format', 'jpg', '*/*', 'jpg'],
    ['w=1', 'png', 'image/webp', 'png'],
    ['w=1', 'svg', '', 'png'],
  ])('%s of a %s for a reader of "%s" is %s', (query, extension, accept, format) => {
    expect(outputFormat(parse(query), extension, accept)).toBe(format)
  })
})

describe('imageFacts', () => {
  it('tells dimensions, opacity, a preview and a palette', async () => {
    expect(await imageFacts(path)).toMatchObject({
      extension: 'png',
      mimeType: 'image/png',
      width: 400,
      height: 200,
      metadata: {
        dimensions: { width: 400, height: 200, aspectRatio: 2 },
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        palette: { dominant: { background: expect.stringMatching(/^#[0-9a-f]{6}$/) } },
      },
    })
  })

  it('refuses what is no image', async () => {
    await expect(imageFacts(import.meta.filename)).rejects.toThrow('Invalid image')
  })
})
