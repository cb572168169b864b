import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ClientError, SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { sanityImport } from '@sanity/import'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRenderCache } from '#emulators/content-lake/assets/cache.ts'
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

describe('a file', () => {
  const text = 'Wash by hand. Dry at once.'
  const upload = () =>
    editor.assets.upload('file', Buffer.from(text), {
      filename: 'care “notes”.html',
      contentType: 'text/html',
      label: 'care',
      description: 'How to keep it',
      creditLine: 'The potter',
      source: { id: 'a', name: 'shelf', url: 'https://shelf.example/a' },
    })

  it('keeps what the upload says of it', async () => {
    expect(await upload()).toMatchObject({
      originalFilename: 'care “notes”.html',
      label: 'care',
      description: 'How to keep it',
      creditLine: 'The potter',
      source: { id: 'a', name: 'shelf', url: 'https://shelf.example/a' },
      mimeType: 'text/html',
      extension: 'html',
    })
  })

  it('is served with its type, for ever, and cannot run as a page', async () => {
    const { url } = await upload()
    const { response, bytes } = await bytesAt(`${url}?dl`)
    expect(bytes.toString()).toBe(text)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('immutable'),
      'accept-ranges': 'bytes',
      'last-modified': expect.stringContaining('GMT'),
      'content-disposition': "attachment; filename*=UTF-8''care%20%E2%80%9Cnotes%E2%80%9D.html",
    })
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '26', ''])
  })

  it('is served in parts', async () => {
    const { url } = await upload()
    const part = async (headers: Record<string, string>) => {
      const { response, bytes } = await bytesAt(url, headers)
      return [response.status, response.headers.get('content-range'), bytes.toString()]
    }
    expect(await part({ range: 'bytes=5-6' })).toEqual([206, 'bytes 5-6/26', 'by'])
    expect(await part({ range: 'bytes=-5' })).toEqual([206, 'bytes 21-25/26', 'once.'])
    expect(await part({ range: 'bytes=0-1,4-5' })).toEqual([200, null, text])
    expect(await part({ range: 'bytes=0-1', 'if-range': '"another"' })).toEqual([200, null, text])
    expect((await part({ range: 'bytes=26-' })).slice(0, 2)).toEqual([416, 'bytes */26'])
  })

  it('is gone with its document, which goes when nothing refers to it', async () => {
    const { _id, url } = await editor.assets.upload('file', Buffer.from('gone'))
    await editor.create({ _id: 'holder', _type: 'page', file: { asset: { _ref: _id } } })
    await expect(editor.delete(_id)).rejects.toMatchObject({ statusCode: 409 })
    await editor.delete('holder')
    await editor.delete(_id)
    expect((await fetch(url)).status).toBe(404)
    await editor.assets.upload('file', Buffer.from('gone'))
    expect((await fetch(url)).status).toBe(200)
  })

  it('larger than the limit is refused, announced or not', async () => {
    const small = await startLake({ uploadLimitBytes: 1000 })
    const post = (body: BodyInit) =>
      fetch(`${small.lake.url}/v1/assets/files/production`, {
        method: 'POST',
        headers: { authorization: 'Bearer editor-token' },
        body,
        duplex: 'half',
      } as RequestInit)
    expect((await post('x'.repeat(1001))).status).toBe(413)
    const stream = new Blob(['x'.repeat(1001)]).stream()
    expect((await post(stream)).status).toBe(413)
    expect((await post('x'.repeat(1000))).status).toBe(200)
    await small.stop()
  })
})

describe('what is found out of an image', () => {
  const camera = () =>
    sharp(pot)
      .jpeg()
      .withExif({
        IFD0: { Model: 'Pixel' },
        IFD2: { DateTimeOriginal: '2026:05:06 07:08:09' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '59/1 54/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '10/1 45/1 0/1',
        },
      })
      .toBuffer()
  const facts = async (bytes: Buffer, extract?: string[]) =>
    (await editor.assets.upload('image', bytes, extract ? { extract: extract as never } : {})).metadata
  const variant = (at: number) =>
    sharp({ create: { width: 20 + at, height: 10, channels: 3, background: '#a33' } })
      .png()
      .toBuffer()

  it('is a preview, a blur hash and seven swatches', async () => {
    const metadata = await facts(await variant(0))
    expect(metadata).toMatchObject({
      blurHash: expect.stringMatching(/^M/),
      lqip: expect.stringMatching(/^data:image/),
      palette: { dominant: { background: '#aa3333', population: 100 }, vibrant: { foreground: '#fff' } },
    })
    expect(metadata).not.toHaveProperty('exif')
    expect(metadata).not.toHaveProperty('location')
  })

  it('is what the upload asks for', async () => {
    expect(Object.keys(await facts(await variant(1), []))).toEqual([
      '_type',
      'dimensions',
      'hasAlpha',
      'isOpaque',
    ])
    expect(await facts(await camera(), ['exif', 'location'])).toMatchObject({
      exif: { Model: 'Pixel', DateTimeOriginal: '2026-05-06T07:08:09.000Z' },
      location: { _type: 'geopoint', lat: 59.9, lng: 10.75 },
    })
    await expect(facts(await variant(2), ['everything'])).rejects.toMatchObject({ statusCode: 400 })
  })

  it('sees transparency and turns a picture upright', async () => {
    const clear = { width: 8, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const
    expect(await facts(await sharp({ create: clear }).png().toBuffer())).toMatchObject({
      hasAlpha: true,
      isOpaque: false,
    })
    const turned = await sharp(pot).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await facts(turned)).toMatchObject({ dimensions: { width: 32, height: 64 } })
  })
})

describe('a harmful image', () => {
  const refusal = async (bytes: Buffer | string) => {
    const answer = await editor.assets
      .upload('image', Buffer.from(bytes))
      .catch((error: ClientError) => error)
    return [(answer as ClientError).statusCode, (answer as ClientError).message]
  }

  it('is refused with the reason: too many pixels, cut off, of another type', async () => {
    const bomb = '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'
    expect(await refusal(bomb)).toEqual([400, expect.stringContaining('30000 × 30000 pixels')])
    const whole = await sharp({
      create: { width: 300, height: 300, channels: 3, background: '#345', noise: { type: 'gaussian' } },
    })
      .jpeg()
      .toBuffer()
    expect(await refusal(whole.subarray(0, whole.length / 2))).toEqual([
      400,
      expect.stringContaining('cut off'),
    ])
    expect(await refusal('%PDF-1.7')).toEqual([400, expect.stringContaining('not a JPEG')])
  })

  it('cannot run by what an editor writes into its document', async () => {
    const editor = running.client('editor-token')
    const asset = await editor.assets.upload('file', Buffer.from('<script>1</script>'), {
      filename: 'page.html',
      contentType: 'text/html',
    })
    for (const mimeType of ['text/html ', 'text/html; charset=x', 'text/xsl', 'text/html\r\nx: y']) {
      await editor.patch(asset._id).set({ mimeType }).commit()
      const { headers } = await fetch(asset.url)
      const runs = /html|xsl/.test(headers.get('content-type') ?? '')
      expect([mimeType, runs && headers.get('content-security-policy') === null]).toEqual([mimeType, false])
    }
  })

  it('cannot run: an SVG is served in a sandbox', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    const { url } = await editor.assets.upload('image', Buffer.from(svg))
    const { response, bytes } = await bytesAt(url)
    expect(bytes.toString()).toBe(svg)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect((await bytesAt(`${url}?w=18`)).response.headers.get('content-type')).toBe('image/png')
  })
})

describe('an animation', () => {
  it('keeps moving when it is resized, unless one frame is asked for', async () => {
    const frames = await Promise.all(
      ['#a00', '#0a0', '#00a'].map((background) =>
        sharp({ create: { width: 40, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const { url, metadata } = await editor.assets.upload('image', gif)
    expect(metadata).toMatchObject({ dimensions: { width: 40, height: 20 } })
    const pages = async (query: string) => {
      const { format, pages = 1, width } = await sharp((await bytesAt(url + query)).bytes).metadata()
      return [format, pages, width]
    }
    expect(await pages('?w=20')).toEqual(['gif', 3, 20])
    expect(await pages('?w=20&fm=webp')).toEqual(['webp', 3, 20])
    expect(await pages('?w=20&frame=1')).toEqual(['gif', 1, 20])
    expect(await pages('?w=20&fm=png')).toEqual(['png', 1, 20])
  })
})

describe('the cache of rendered images', () => {
  it('stays within its bounds, and forgets first what was not asked for longest', async () => {
    const folder = temporaryFolder()
    const cache = createRenderCache(folder, 25)
    let renders = 0
    const ask = (key: string) =>
      cache.get(key, async () => {
        renders++
        return Buffer.alloc(10, key)
      })
    for (const key of ['a', 'b', 'a', 'c', 'a']) await ask(key)
    expect([renders, cache.size]).toEqual([3, 20])
    await ask('b')
    expect([renders, cache.size]).toEqual([4, 20])
    expect(createRenderCache(folder, 25).size).toBe(20)
  })
})

describe('the address of an asset', () => {
  it('is the one at which the server answers now, and can be queried for', async () => {
    const { _id, url: before } = await editor.assets.upload('image', pot)
    await running.restart()
    editor = running.client('editor-token')
    const url = await editor.fetch<string>('*[_id == $_id][0].url', { _id })
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
