import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { sanityImport } from '@sanity/import'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake, temporaryFolder } from './support.ts'

type Stored = Record<string, unknown> & { _id: string }

const file = join(temporaryFolder(), 'export.tar.gz')
const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')
const note = Buffer.from('%PDF-1.4 care instructions')
let pot: Buffer
let source: RunningLake
let target: RunningLake
let to: SanityClient

const reference = (_ref: string, more: object = {}) => ({ _type: 'reference', _ref, ...more })

/** Two documents that refer to each other, one that holds an image and a file, a draft, and a release with a version. */
async function fill(client: SanityClient) {
  const image = await client.assets.upload('image', pot, { filename: 'pot.png' })
  const asset = await client.assets.upload('file', note, { filename: 'care.pdf' })
  await client
    .transaction()
    .create({ _id: 'category', _type: 'category', title: 'Mugs', best: reference('mug', { _weak: true }) })
    .create({
      _id: 'mug',
      _type: 'product',
      title: 'Mug ü 😀',
      category: reference('category'),
      image: {
        _type: 'image',
        asset: reference(image._id),
        hotspot: { x: 0.5, y: 0.25, width: 1, height: 1 },
      },
      gallery: [{ _key: 'g', _type: 'image', asset: reference(image._id) }],
      care: { _type: 'file', asset: reference(asset._id) },
      numbers: [0, -1.5, 1e21, true],
    })
    .create({ _id: 'self', _type: 'page', me: reference('self') })
    .create({
      _id: 'drafts.page',
      _type: 'page',
      title: 'Not yet',
      next: reference('page-two', { _weak: true, _strengthenOnPublish: { type: 'page' } }),
    })
    .commit()
  const releaseId = 'rspring'
  await client.releases.create({ releaseId, metadata: { title: 'Spring', releaseType: 'asap' } })
  await client.createVersion({ releaseId, publishedId: 'mug', baseId: 'mug' })
}

const contents = async (client: SanityClient) => {
  const documents = await client.fetch<Stored[]>('*|order(_id asc)', {}, { perspective: 'raw' })
  return documents.map(({ _rev, _updatedAt, _createdAt, _system, uploadId, userId, ...document }) => document)
}
const exported = (options: object = {}) =>
  exportDataset({ client: source.client('admin-token'), dataset: 'production', outputPath: file, ...options })
const imported = (
  operation: 'create' | 'createOrReplace' | 'createIfNotExists',
  releasesOperation: 'fail' | 'ignore' | 'replace' = 'fail',
) => sanityImport(createReadStream(file), { client: to, operation, releasesOperation })

beforeAll(async () => {
  pot = await sharp({ create: { width: 9, height: 7, channels: 4, background: '#7a8b9980' } })
    .png()
    .toBuffer()
  source = await startLake()
  target = await startLake()
  to = target.client('admin-token')
  await fill(source.client('admin-token'))
  await exported()
})
afterAll(() => Promise.all([source.stop(), target.stop()]))

describe('what is exported and imported', () => {
  it('is the same dataset: documents, drafts, references, a release with its version', async () => {
    const { numDocs, warnings } = await imported('create')
    expect(warnings).toEqual([])
    expect(numDocs).toBe(6)
    const ours = await contents(source.client('admin-token'))
    const theirs = await contents(to)
    const stable = (documents: object[]) =>
      JSON.parse(JSON.stringify(documents).replaceAll(source.lake.url, target.lake.url)) as unknown
    expect(theirs.map(({ _id }) => _id)).toEqual(ours.map(({ _id }) => _id))
    const published = (documents: Stored[]) => documents.filter(({ _id }) => !_id.startsWith('_.'))
    expect(published(theirs as Stored[])).toEqual(stable(published(ours as Stored[])))
    expect(await to.releases.get({ releaseId: 'rspring' })).toMatchObject({
      state: 'active',
      metadata: { title: 'Spring', releaseType: 'asap' },
    })
  })

  it('is the same bytes of images and files', async () => {
    const mug =
      '*[_id == "mug"][0]{"image": image.asset->{url, sha1hash}, "care": care.asset->{url, sha1hash}}'
    const assets = await to.fetch<Record<'image' | 'care', { url: string; sha1hash: string }>>(mug)
    for (const [name, bytes] of [['image', pot] as const, ['care', note] as const]) {
      const served = Buffer.from(await (await fetch(assets[name].url)).arrayBuffer())
      expect(sha1(served)).toBe(sha1(bytes))
      expect(assets[name].sha1hash).toBe(sha1(bytes))
    }
  })

  it('holds strong references again', async () => {
    await expect(to.delete('category')).rejects.toThrow(/cannot be deleted|references/i)
    expect(await to.fetch('*[_id == "mug"][0].category->best->title')).toBe('Mug ü 😀')
  })
})

describe('an import into documents that are there', () => {
  it('fails and changes nothing without an option', async () => {
    const before = await contents(to)
    const again = sanityImport(
      [
        { _id: 'new', _type: 'page' },
        { _id: 'self', _type: 'page' },
      ],
      { client: to, operation: 'create' },
    )
    await expect(again).rejects.toThrow('Document by ID "self" already exists')
    expect(await contents(to)).toEqual(before)
  })

  it('takes their place with --replace', async () => {
    await to.patch('mug').set({ title: 'Changed', extra: true }).commit()
    await imported('createOrReplace', 'replace')
    const mug = await to.getDocument('mug')
    expect(mug).toMatchObject({
      title: 'Mug ü 😀',
      image: { asset: { _ref: expect.stringMatching(/^image-/) } },
    })
    expect(mug).not.toHaveProperty('extra')
  })

  it('leaves them with --missing', async () => {
    await to.patch('mug').set({ title: 'Changed' }).commit()
    await to.delete('self')
    const { numDocs } = await imported('createIfNotExists', 'ignore')
    expect(numDocs).toBeGreaterThan(0)
    expect(await to.getDocument('mug')).toMatchObject({ title: 'Changed' })
    expect(await to.getDocument('self')).toMatchObject({ me: { _ref: 'self' } })
  })
})

describe('an export', () => {
  const lines = async (options: object) => {
    const chunks: Buffer[] = []
    const { Writable } = await import('node:stream')
    const outputPath = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
    })
    await exported({ outputPath, compress: false, assets: false, ...options })
    const text = Buffer.concat(chunks).toString('utf8')
    return [...text.matchAll(/^\{"_id":"([^"]+)"|"_id":"([^"]+)"/gm)].map(
      ([, first, second]) => first ?? second,
    )
  }

  it('leaves out drafts and versions, or all types but some', async () => {
    expect((await lines({ drafts: false })).sort()).toEqual(['category', 'mug', 'self'])
    expect((await lines({ types: ['page'] })).sort()).toEqual(['drafts.page', 'self'])
  })

  it('turns pages in the mode of cursors', async () => {
    expect((await lines({ mode: 'cursor' })).sort()).toEqual((await lines({ mode: 'stream' })).sort())
  })
})
