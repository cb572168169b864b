import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { SanityAssetDocument } from '@sanity/client'
import sharp from 'sharp'
import { expect } from 'vitest'
import { type Bench, failureOf, type Suite } from './bench.ts'
import { lastValueOf, type Stream } from './last-value.ts'

let shade = 0
/** An image that no other test has. */
const picture = (width = 8, height = 6) =>
  sharp({ create: { width, height, channels: 3, background: { r: ++shade, g: 80, b: 160 } } })
    .png()
    .toBuffer()
const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')
const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())

/** `assets.upload` of either client, as a promise of the document. */
type Upload = (
  bench: Bench,
  ...args: Parameters<ReturnType<Bench['as']>['assets']['upload']>
) => Promise<SanityAssetDocument>

const ofPromise: Upload = (bench, ...args) => bench.as('editor').assets.upload(...args)

const ofObservable: Upload = async (bench, ...args) => {
  const stream = bench.as('editor').observable.assets.upload(...args) as Stream<{
    type: string
    body: { document: SanityAssetDocument }
  }>
  const last = await lastValueOf(stream)
  expect(last?.type).toBe('response')
  return last?.body.document as SanityAssetDocument
}

const uploads = (upload: Upload): Suite[string] => ({
  'takes an image from a buffer, and keeps its bytes': async (bench) => {
    const bytes = await picture()
    const asset = await upload(bench, 'image', bytes, {
      filename: 'pot.png',
      title: 'Pot',
      label: 'pot',
      description: 'A pot',
      creditLine: 'Studio',
      source: { id: '1', name: 'drive', url: 'https://drive.example/1' },
      tag: 'conformance.upload',
    })
    expect(asset).toMatchObject({
      _id: `image-${sha1(bytes)}-8x6-png`,
      _type: 'sanity.imageAsset',
      originalFilename: 'pot.png',
      title: 'Pot',
      label: 'pot',
      description: 'A pot',
      creditLine: 'Studio',
      source: { id: '1', name: 'drive', url: 'https://drive.example/1' },
      sha1hash: sha1(bytes),
      size: bytes.length,
      extension: 'png',
      mimeType: 'image/png',
      metadata: { dimensions: { width: 8, height: 6 } },
    })
    expect(await bytesAt(asset.url)).toEqual(bytes)
    expect(await bench.as('viewer').getDocument(asset._id)).toMatchObject({ sha1hash: asset.sha1hash })
  },
  'takes a blob, a file and a stream': async (bench) => {
    const [blob, file, stream] = [await picture(), await picture(), await picture()]
    expect(await upload(bench, 'image', new Blob([new Uint8Array(blob)]))).toMatchObject({
      sha1hash: sha1(blob),
    })
    expect(
      await upload(bench, 'image', new File([new Uint8Array(file)], 'named.png', { type: 'image/png' })),
    ).toMatchObject({
      sha1hash: sha1(file),
      originalFilename: 'named.png',
    })
    expect(await upload(bench, 'image', Readable.from([stream]), { filename: 's.png' })).toMatchObject({
      sha1hash: sha1(stream),
    })
  },
  'takes a file of any kind': async (bench) => {
    const bytes = Buffer.from(`plain text ${bench.id()}`)
    const asset = await upload(bench, 'file', bytes, { filename: 'note.txt', contentType: 'text/plain' })
    expect(asset).toMatchObject({
      _id: `file-${sha1(bytes)}-txt`,
      _type: 'sanity.fileAsset',
      mimeType: 'text/plain',
      extension: 'txt',
    })
    expect(await bytesAt(asset.url)).toEqual(bytes)
  },
  'stores the same bytes once': async (bench) => {
    const bytes = await picture()
    const first = await upload(bench, 'image', bytes)
    expect(await upload(bench, 'image', bytes)).toMatchObject({
      _id: first._id,
      _createdAt: first._createdAt,
    })
  },
  'extracts what it is asked to': async (bench) => {
    const none = await upload(bench, 'image', await picture(), { extract: [] })
    for (const part of ['palette', 'lqip']) expect(none.metadata).not.toHaveProperty(part)
    const some = await upload(bench, 'image', await picture(), { extract: ['palette', 'lqip', 'blurhash'] })
    expect(some.metadata).toMatchObject({
      palette: expect.any(Object),
      lqip: expect.stringMatching(/^data:image/),
    })
  },
  'refuses what is no image, and those who may not write': async (bench) => {
    const faulty = upload(bench, 'image', Buffer.from('no image'), { filename: 'pot.png' })
    expect(await failureOf(faulty)).toMatchObject({ statusCode: 400 })
    for (const [client, statusCode] of [
      [bench.as('viewer'), 403],
      [bench.as('nobody'), 403],
      [bench.as('editor', { token: 'forged' }), 401],
      [bench.as('editor', { dataset: 'nowhere' }), 404],
    ] as const) {
      const bytes = await picture()
      const failure = await failureOf(client.assets.upload('image', bytes))
      expect([failure.statusCode, failure.message]).toEqual([statusCode, expect.any(String)])
    }
  },
  'is deleted as a document, unless another refers to it': async (bench) => {
    const asset = await upload(bench, 'image', await picture())
    const editor = bench.as('editor')
    const image = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } }
    const user = await editor.create({ _id: bench.id(), _type: 'x', image })
    expect(await failureOf(editor.delete(asset._id))).toMatchObject({ statusCode: 409 })
    await editor.delete(user._id)
    await editor.delete(asset._id)
    expect(await editor.getDocument(asset._id)).toBeUndefined()
  },
})

/** Uploads; the observable client tells their progress, and so is not the promise in another form. */
export const assets: Suite = {
  'assets.upload': uploads(ofPromise),
  'observable.assets.upload': uploads(ofObservable),
}
