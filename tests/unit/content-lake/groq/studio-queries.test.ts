import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from './memory-source.ts'

const text = (value: string) => [
  { _type: 'block', _key: 'b', children: [{ _type: 'span', _key: 's', text: value }] },
]

const source = new MemorySource([
  {
    _id: 'prod-1',
    _type: 'product',
    _updatedAt: '2026-01-03T00:00:00Z',
    title: 'Luna mug',
    slug: { current: 'luna' },
    category: { _type: 'reference', _ref: 'cat-1' },
    body: text('Thrown in Cork'),
  },
  {
    _id: 'drafts.prod-1',
    _type: 'product',
    _updatedAt: '2026-01-05T00:00:00Z',
    title: 'Luna mug II',
    slug: { current: 'luna' },
  },
  {
    _id: 'prod-2',
    _type: 'product',
    _updatedAt: '2026-01-04T00:00:00Z',
    title: 'Tall vase',
    slug: { current: 'vase' },
  },
  {
    _id: 'versions.rSpring.prod-2',
    _type: 'product',
    _updatedAt: '2026-01-06T00:00:00Z',
    title: 'Spring vase',
  },
  { _id: 'cat-1', _type: 'category', title: 'Mugs of the moon' },
  {
    _id: '_.releases.rSpring',
    _type: 'system.release',
    name: 'rSpring',
    state: 'active',
    metadata: { title: 'Spring' },
  },
  { _id: '_.groups.editor', _type: 'system.group', members: ['u1'], grants: [] },
  {
    _id: 'drafts.secret',
    _type: 'sanity.previewUrlSecret',
    secret: 's3',
    _updatedAt: '2026-01-01T00:00:00Z',
    studioUrl: '/studio',
  },
  { _id: 'image-1', _type: 'sanity.imageAsset', sha1hash: 'abc', mimeType: 'image/png' },
])

const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })
const now = new Date('2026-01-01T00:30:00Z')

async function ask(
  query: string,
  params: Record<string, unknown> = {},
  perspective: string | string[] = 'raw',
) {
  return (await engine.query({ query, params, perspective, now })).result
}

const hit = (_id: string, _originalId: string, ...orderings: unknown[]) => ({
  _type: 'product',
  _id,
  _originalId,
  orderings,
})

describe('the list pane (groq2024, unscored)', () => {
  const query = `// findability-mvi:5
*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery)) && (_type == $type)] {_type, _id, _originalId, "orderings": [_updatedAt]} | order(orderings[0] desc) [0...$__limit]`
  const list = (typed: string, __query: string) =>
    ask(query, { __types: ['product'], __limit: 101, __query, __rawQuery: typed, type: 'product' }, 'drafts')

  it('lists all', async () => {
    expect(await list('', '*')).toEqual([
      hit('prod-1', 'drafts.prod-1', '2026-01-05T00:00:00Z'),
      hit('prod-2', 'prod-2', '2026-01-04T00:00:00Z'),
    ])
  })

  it('searches in all text, in ids and in references', async () => {
    expect(await list('vas', 'vas*')).toEqual([hit('prod-2', 'prod-2', '2026-01-04T00:00:00Z')])
    expect(await list('prod-1', 'prod-1*')).toEqual([hit('prod-1', 'drafts.prod-1', '2026-01-05T00:00:00Z')])
    expect(await list('nothing', 'nothing*')).toEqual([])
  })

  it('orders with nulls where the pane wants them, by what a reference shows', async () => {
    const sorted = `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery))] {_type, _id, _originalId, "orderings": [category->title, title]} | order(select(defined(orderings[0]) => 0, 1),lower(orderings[0]) asc,orderings[1] desc) [0...$__limit]`
    const params = { __types: ['product'], __limit: 11, __query: '*', __rawQuery: '' }
    expect(await ask(sorted, params, 'published')).toEqual([
      hit('prod-1', 'prod-1', 'Mugs of the moon', 'Luna mug'),
      hit('prod-2', 'prod-2', null, 'Tall vase'),
    ])
  })
})

describe('global search', () => {
  it('scores (groq2024)', async () => {
    const query = `// findability-mvi:5
*[_type in $__types] | score(boost(_type in ["product"] && title match text::query($__query), 10), boost(_type in ["product"] && pt::text(body) match text::query($__query), 1.5), boost(references($__refIds), 5), ([@, _id] match text::query($__query) || references($__rawQuery))) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`
    const params = (typed: string, refIds: string[] = ['none']) => ({
      __types: ['product', 'category'],
      __limit: 1001,
      __query: `${typed}*`,
      __rawQuery: typed,
      __refIds: refIds,
    })
    expect(await ask(query, params('luna'), 'drafts')).toEqual([hit('prod-1', 'drafts.prod-1', 13.375)])
    expect(await ask(query, params('cork'), 'published')).toEqual([hit('prod-1', 'prod-1', 4.5)])
    expect(await ask(query, params('moon', ['cat-1']), 'published')).toMatchObject([
      { _id: 'prod-1', orderings: [6] },
      { _id: 'cat-1', orderings: [1] },
    ])
    expect(await ask(query, params('luna -ii'), 'drafts')).toEqual([])
  })

  it('resolves referenced leaves first', async () => {
    const query = `*[(_type == "category" && title match text::query($__query)) || (_type == "product" && pt::text(body) match text::query($__query))][0...1000]._id`
    expect(await ask(query, { __query: 'moon*' }, 'drafts')).toEqual(['cat-1'])
    expect(await ask(query, { __query: 'cork*' }, 'published')).toEqual(['prod-1'])
  })

  it('finds by constraints (groqLegacy)', async () => {
    const query = `// findability-mvi:5
*[_type in $__types && (_id match $t0 || _type match $t0 || title match $t0 || pt::text(body) match $t0) && (_id match $t1 || _type match $t1 || title match $t1 || pt::text(body) match $t1)] {_type, _id, _originalId, "orderings": [_id], ...select(_type == "product" => { "w0": _id,"w1": _type,"w2": title,"w3": pt::text(body) },
_type == "category" => { "w0": _id,"w1": title })} | order(orderings[0] asc) [0...$__limit]`
    const params = { __types: ['product', 'category'], __limit: 1000, t0: 'mug*', t1: 'cor*' }
    expect(await ask(query, params, 'published')).toEqual([
      {
        ...hit('prod-1', 'prod-1', 'prod-1'),
        w0: 'prod-1',
        w1: 'product',
        w2: 'Luna mug',
        w3: 'Thrown in Cork',
      },
    ])
  })
})

describe('documents and their versions', () => {
  it('previews', async () => {
    expect(
      await ask(
        '[*[_id in ["prod-1"]][0...1]{_id,_rev,_type,title,slug},*[_id in ["prod-9"]][0...1]{_id,_rev,_type,title}][0...2]',
      ),
    ).toMatchObject([[{ _id: 'prod-1', title: 'Luna mug' }], []])
    expect(await ask('*[_id in $ids]', { ids: ['prod-2', 'drafts.prod-1', 'none'] })).toHaveLength(2)
  })

  it('versions of a document', async () => {
    const ids = ['prod-2', 'versions.rSpring.prod-2']
    expect(await ask('*[sanity::versionOf($publishedId)]._id', { publishedId: 'prod-2' })).toEqual(ids)
    expect(await ask('[*[sanity::versionOf("prod-2")]._id,*[sanity::versionOf("prod-1")]._id]')).toEqual([
      ids,
      ['drafts.prod-1', 'prod-1'],
    ])
    expect(await ask('*[sanity::versionOf($publishedId)][0]._type', { publishedId: 'prod-1' })).toBe(
      'product',
    )
  })

  it('unique slugs', async () => {
    const query =
      '!defined(*[_type == $docType && !sanity::versionOf($published) && slug.current == $slug][0]._id)'
    const taken = (published: string, slug: string) => ask(query, { docType: 'product', published, slug })
    expect(await taken('prod-1', 'luna')).toBe(true)
    expect(await taken('prod-2', 'luna')).toBe(false)
    expect(await taken('prod-2', 'new')).toBe(true)
  })

  it('referrers', async () => {
    const query = '*[references($documentId) && _system.group._ref != $documentId]'
    expect(await ask(query, { documentId: 'cat-1' })).toMatchObject([{ _id: 'prod-1' }])
    expect(await ask('documents::incomingGlobalDocumentReferenceCount($id)', { id: 'cat-1' })).toBe(0)
    expect(await ask('*[_id == "prod-1"][0]{"c": documents::get(category).title}')).toEqual({
      c: 'Mugs of the moon',
    })
    expect(await ask('documents::get({"_ref": "dataset:test.production:cat-1"})._id')).toBe('cat-1')
  })

  it('assets that exist already', async () => {
    const query = '*[_type == $documentType && sha1hash == $hash][0]'
    expect(await ask(query, { documentType: 'sanity.imageAsset', hash: 'abc' })).toMatchObject({
      _id: 'image-1',
    })
    expect(
      await ask('*[_type == $type &&_id == $ref][0]{mimeType, originalFilename}', {
        type: 'sanity.imageAsset',
        ref: 'image-1',
      }),
    ).toEqual({ mimeType: 'image/png', originalFilename: null })
  })

  it('groups', async () => {
    expect(await ask('*[_type == "system.group"]{members, grants}')).toEqual([
      { members: ['u1'], grants: [] },
    ])
  })
})

describe('releases', () => {
  it('are listed', async () => {
    const query = `*[_type=="system.release" && _id in path("_.releases.*")] {
  _id,
  _type,
  _rev,
  _createdAt,
  _updatedAt,
  state,
  finalDocumentStates,
  publishAt,
  publishedAt,
  "metadata": coalesce(metadata, {
    "title": "",
    "releaseType": "undecided",
  }),
  // Content Lake initially encoded non-error states as {error: {message: ""}}. This projection
  // ensures the error field only appears if the document has a non-empty error message.
  ...select(
    length(error.message) > 0 => { error },
    {}
  ),
} | order(_createdAt desc)`
    expect(await ask(query)).toMatchObject([{ _id: '_.releases.rSpring', metadata: { title: 'Spring' } }])
    expect(await ask('releases::all()[state == "active"].name')).toEqual(['rSpring'])
  })

  it('are counted', async () => {
    const query = `{"release_rSpring": *[sanity::partOfRelease("rSpring")]{_updatedAt, "docId": string::split(_id, ".")[2] } | order(_updatedAt desc),}{"_.releases.rSpring": {
              "updatedAt": release_rSpring[0]._updatedAt,
              "documentIds": release_rSpring[].docId,
            },}`
    expect(await ask(query)).toEqual({
      '_.releases.rSpring': { updatedAt: '2026-01-06T00:00:00Z', documentIds: ['prod-2'] },
    })
  })
})

describe('preview secrets', () => {
  it('are found while they last and collected afterwards', async () => {
    const find =
      '*[_type == "sanity.previewUrlSecret" && secret == $secret && dateTime(_updatedAt) > dateTime(now()) - 3600][0]{_id, _updatedAt, secret, studioUrl}'
    const collect = '*[_type == "sanity.previewUrlSecret" && dateTime(_updatedAt) <= dateTime(now()) - 3600]'
    expect(await ask(find, { secret: 's3' })).toMatchObject({ _id: 'drafts.secret', studioUrl: '/studio' })
    expect(await ask(collect)).toEqual([])
    const later = await engine.query({ query: collect, now: new Date('2026-01-01T02:00:00Z') })
    expect(later.result).toHaveLength(1)
  })
})

describe('what a query may ask of its surroundings', () => {
  it('answers', async () => {
    const identity = { id: 'u7', name: '', email: '', role: 'editor' } as const
    const query = `{
      "who": identity(), "at": now(), "same": dateTime(now()) == dateTime::now(),
      "where": sanity::projectId() + "/" + sanity::dataset(),
      "user": user::attributes(), "given": $given,
      "math": math::sum([1, 2, 3]), "unique": array::unique([1, 1, 2]), "starts": string::startsWith("abc", "a"),
      "later": dateTime("2026-01-01T00:00:00Z") + 60,
    }`
    const given = { deep: [null, true, 1.5, { a: 'b' }] }
    expect((await engine.query({ query, params: { given }, identity, now })).result).toEqual({
      who: 'u7',
      at: '2026-01-01T00:30:00.000Z',
      same: true,
      where: 'test/production',
      user: {},
      given,
      math: 6,
      unique: [1, 2],
      starts: true,
      later: '2026-01-01T00:01:00Z',
    })
  })

  it('compares two values by diff::, which groq-js does in its asynchronous form only', async () => {
    const query = 'diff::changedAny({"a": 1}, {"a": 2}, a)'
    expect(await ask(query)).toBe(true)
  })

  it('says so when a function is lacking', async () => {
    await expect(ask('text::semanticSimilarity("mugs")')).rejects.toMatchObject({ status: 400 })
  })
})
