import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ClientError, SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { sanityImport } from '@sanity/import'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake, temporaryFolder } from './support.ts'

let running: RunningLake
let editor: SanityClient
let pot: Buffer

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token')
  pot = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#7a8b99' } })
    .png()
    .toBuffer()
})
afterAll(() => running.stop())

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')
const bytesAt = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('uploads', () => {
  it('answer the document that the hosted service would write', async () => {
    const document = await editor.assets.upload('image', pot, { filename: 'pot.png', title: 'A pot' })
    const hash = sha1(pot)
    expect(document).toMatchObject({
      _id: `image-${hash}-64x32-png`,
      _type: 'sanity.imageAsset',
      assetId: hash,
      sha1hash: hash,
      extension: 'png',
      mimeType: 'image/png',
      originalFilename: 'pot.png',
      title: 'A pot',
      size: pot.length,
      path: `images/restock/production/${hash}-64x32.png`,
      url: `${running.lake.url}/images/restock/production/${hash}-64x32.png`,
      metadata: { dimensions: { width: 64, height: 32, aspectRatio: 2 }, lqip: expect.any(String) },
    })
  })

  it('of the same bytes answer the same document', async () => {
    const first = await editor.assets.upload('image', pot)
    const second = await editor.assets.upload('image', pot, { filename: 'other.png' })
    expect(second).toEqual(first)
    expect(await editor.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(1)
  })

  it('take files too', async () => {
    const text = Buffer.from('care instructions')
    const document = await editor.assets.upload('file', text, {
      filename: 'care.txt',
      contentType: 'text/plain',
    })
    expect(document).toMatchObject({
      _id: `file-${sha1(text)}-txt`,
      _type: 'sanity.fileAsset',
      mimeType: 'text/plain',
    })
    const { response, bytes } = await bytesAt(`${document.url}?dl=care.txt`)
    expect(bytes).toEqual(text)
    expect(response.headers.get('content-disposition')).toContain('care.txt')
  })

  it('refuse what is not an image', async () => {
    const failed = await editor.assets
      .upload('image', Buffer.from('no image'))
      .catch((error: ClientError) => error)
    expect(failed).toMatchObject({ statusCode: 400 })
  })
})

describe('the image pipeline', () => {
  it('serves the original bytes, for ever', async () => {
    const { url } = await editor.assets.upload('image', pot)
    const { response, bytes } = await bytesAt(url)
    expect(bytes).toEqual(pot)
    expect(response.headers.get('cache-control')).toContain('immutable')
    const etag = response.headers.get('etag') ?? ''
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('renders what is asked for, in the format the reader takes', async () => {
    const { url } = await editor.assets.upload('image', pot)
    const { response, bytes } = await bytesAt(`${url}?w=16&auto=format`, { accept: 'image/webp' })
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(response.headers.get('vary')).toContain('Accept')
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 16, height: 8, format: 'webp' })
    expect((await bytesAt(`${url}?w=16&auto=format`, { accept: 'image/webp' })).bytes).toEqual(bytes)
  })

  it('answers 400 for parameters that make no sense and 404 for what is not there', async () => {
    const { url } = await editor.assets.upload('image', pot)
    expect((await fetch(`${url}?w=-1`)).status).toBe(400)
    expect((await fetch(url.replace(sha1(pot), '0'.repeat(40)))).status).toBe(404)
    expect(
      (await fetch(`${running.lake.url}/images/restock/production/..%2F..%2Fservice.sqlite`)).status,
    ).toBe(404)
  })
})

describe('the address of an asset', () => {
  it('is the one at which the server answers now, and can be queried for', async () => {
    const { url: before } = await editor.assets.upload('image', pot)
    await running.restart()
    editor = running.client('editor-token')
    const url = await editor.fetch<string>('*[_type == "sanity.imageAsset"][0].url')
    expect(url).not.toBe(before)
    expect((await bytesAt(url)).bytes).toEqual(pot)
    expect(await editor.fetch('count(*[url == $url])', { url })).toBe(1)
  })
})

describe('import and export with the official libraries', () => {
  it('make the round trip', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'pot.png'), pot)
    const lines = [
      {
        _id: 'imported',
        _type: 'product',
        title: 'Pot',
        image: { _sanityAsset: `image@file://${join(folder, 'pot.png')}` },
      },
      { _id: 'linked', _type: 'article', about: { _type: 'reference', _ref: 'imported' } },
    ].map((document) => JSON.stringify(document))
    const target = await startLake()
    const client = target.client('admin-token')
    await sanityImport(Readable.from([`${lines.join('\n')}\n`]), { client, operation: 'createOrReplace' })
    const imported = await client.getDocument('imported')
    expect(imported?.image).toMatchObject({ asset: { _ref: `image-${sha1(pot)}-64x32-png` } })
    expect(await client.fetch('*[_id == "linked"][0].about->title')).toBe('Pot')

    const outputPath = join(folder, 'export.tar.gz')
    await exportDataset({ client, dataset: 'production', outputPath, compress: true })
    expect((await readFile(outputPath)).length).toBeGreaterThan(200)
    const second = await startLake()
    const copy = second.client('admin-token')
    const { createReadStream } = await import('node:fs')
    await sanityImport(createReadStream(outputPath), { client: copy, operation: 'create' })
    expect(await copy.getDocument('imported')).toMatchObject({ title: 'Pot', image: imported?.image })
    const url = await copy.fetch<string>('*[_id == "imported"][0].image.asset->url')
    expect((await bytesAt(url)).bytes).toEqual(pot)
    await Promise.all([target.stop(), second.stop()])
  })
})
