import { applySourceDocuments, jsonPathToStudioPath, studioPath } from '@sanity/client/csm'
import { encodeIntoResult, stegaClean, stegaEncodeSourceMap } from '@sanity/client/stega'
import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'

const reference = (_ref: string, _key?: string) => ({ _type: 'reference', _ref, ...(_key ? { _key } : {}) })

const source = new MemorySource([
  {
    _id: 'p1',
    _type: 'product',
    title: 'Luna mug',
    slug: { current: 'luna' },
    price: 1200,
    isFeatured: true,
    category: reference('c1'),
    tags: ['blue', 'stoneware'],
    odd: { "it's": 'quoted' },
    variants: [
      { _key: 'v1', sku: 'MUG-S', options: [{ _key: 'o1', value: 'small' }] },
      { _key: 'v2', sku: 'MUG-L', options: [{ _key: 'o2', value: 'large' }] },
    ],
    body: [
      {
        _type: 'block',
        _key: 'b1',
        children: [{ _type: 'span', _key: 's1', text: 'Thrown by hand', marks: [] }],
      },
      { _type: 'callout', _key: 'b2', text: 'Dishwasher safe' },
    ],
  },
  {
    _id: 'drafts.p1',
    _type: 'product',
    title: 'Luna mug, new',
    slug: { current: 'luna' },
    category: reference('c1'),
    variants: [{ _key: 'v1', sku: 'MUG-S', options: [] }],
  },
  { _id: 'p2', _type: 'product', title: 'Vase', slug: { current: 'vase' }, category: reference('c2') },
  {
    _id: 'c1',
    _type: 'category',
    title: 'Mugs',
    order: 2,
    featured: [reference('p1', 'f1'), reference('p2', 'f2')],
  },
  { _id: 'c2', _type: 'category', title: 'Vases', order: 1 },
])

const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })

const c2System = {
  _id: 'c2 _id',
  _type: 'c2 _type',
  _rev: 'c2 _rev',
  _createdAt: 'c2 _createdAt',
  _updatedAt: 'c2 _updatedAt',
}

/** What @sanity/client would let a reader click: result path → document and path in it. */
async function clickable(query: string, perspective = 'published', params = {}) {
  const { result, resultSourceMap } = await engine.query({
    query,
    params,
    perspective,
    resultSourceMap: 'withKeyArraySelector',
  })
  const found: Record<string, string> = {}
  if (!resultSourceMap) throw new Error('no source map')
  encodeIntoResult(JSON.parse(JSON.stringify(result)), resultSourceMap, (context) => {
    const at = studioPath.toString(jsonPathToStudioPath(context.resultPath))
    const path = studioPath.toString(jsonPathToStudioPath(context.sourcePath))
    found[at] = `${context.sourceDocument?._id} ${path}`
    return context.value
  })
  return found
}

const luna = '*[_type == "product" && slug.current == "luna"][0]'

describe('click to edit', () => {
  it.each<[string, string, Record<string, string>]>([
    ['a field', `${luna}{title}`, { title: 'p1 title' }],
    ['a renamed and nested field', `${luna}{"at": slug.current}`, { at: 'p1 slug.current' }],
    ['a field alone', `${luna}.title`, { '': 'p1 title' }],
    ['a spread', `*[_id == "c2"][0]{..., "x": 1}`, { ...c2System, title: 'c2 title' }],
    ['an overridden spread', `*[_id == "c2"][0]{..., "title": "fixed", _type}`, c2System],
    ['a dereference', `${luna}{category->{title}}`, { 'category.title': 'c1 title' }],
    ['a field behind a dereference', `${luna}{"c": category->title}`, { c: 'c1 title' }],
    ['a spread of a dereference', `${luna}{...category->{title}}`, { title: 'c1 title' }],
    [
      'order and slice',
      `*[_type == "category"] | order(order asc) [0...2] {title}`,
      { '[0].title': 'c2 title', '[1].title': 'c1 title' },
    ],
    [
      'a projection before order',
      `*[_type == "product"]{title} | order(title desc)[0]`,
      { title: 'p2 title' },
    ],
    [
      'score',
      `*[_type == "product"] | score(title match "vase") [_score > 0] {title}`,
      { '[0].title': 'p2 title' },
    ],
    ['coalesce', `${luna}{"t": coalesce(subtitle, category->title, title)}`, { t: 'c1 title' }],
    [
      'select',
      `${luna}{"t": select(price > 2000 => "dear", price > 1000 => title, "cheap")}`,
      { t: 'p1 title' },
    ],
    [
      'a conditional projection',
      `${luna}{_type == "product" => {title}, price > 5000 => {"no": title}}`,
      { title: 'p1 title' },
    ],
    ['a spread select', `${luna}{...select(_type == "product" => {"t": title})}`, { t: 'p1 title' }],
    [
      'items by key',
      `${luna}{variants[]{sku}}`,
      { 'variants[0].sku': 'p1 variants[_key=="v1"].sku', 'variants[1].sku': 'p1 variants[_key=="v2"].sku' },
    ],
    [
      'items within items',
      `${luna}{"o": variants[].options[].value}`,
      {
        'o[0]': 'p1 variants[_key=="v1"].options[_key=="o1"].value',
        'o[1]': 'p1 variants[_key=="v2"].options[_key=="o2"].value',
      },
    ],
    [
      'a filtered item',
      `${luna}{"s": variants[sku == "MUG-L"][0].sku}`,
      { s: 'p1 variants[_key=="v2"].sku' },
    ],
    ['plain items', `${luna}{"t": tags[1]}`, { t: 'p1 tags[1]' }],
    [
      'an array literal',
      `${luna}{"t": [title, category->title, "x"]}`,
      { 't[0]': 'p1 title', 't[1]': 'c1 title' },
    ],
    [
      'references in an array',
      `*[_id == "c1"][0]{"p": featured[]->{title}}`,
      { 'p[0].title': 'p1 title', 'p[1].title': 'p2 title' },
    ],
    [
      'back-references',
      `*[_id == "c1"][0]{"p": *[_type == "product" && references(^._id)]{title, "of": ^.title}}`,
      { 'p[0].title': 'p1 title', 'p[0].of': 'c1 title' },
    ],
    ['a quote in a name', `${luna}{"q": odd["it's"]}`, { q: `p1 odd.it's` }],
    ['no mapping for what is computed', `${luna}{"u": upper(title), "s": title + "!", "l": "literal"}`, {}],
  ])('follows %s', async (_name, query, expected) => {
    expect(await clickable(query)).toEqual(expected)
  })

  it('follows Portable Text into its spans, with keys kept or left out', async () => {
    const expected = {
      'body[_key=="b1"].children[_key=="s1"].text': 'p1 body[_key=="b1"].children[_key=="s1"].text',
      'body[_key=="b2"]._key': 'p1 body[_key=="b2"]._key',
      'body[_key=="b2"]._type': 'p1 body[_key=="b2"]._type',
      'body[_key=="b2"].text': 'p1 body[_key=="b2"].text',
    }
    expect(await clickable(`${luna}{body[]{...}}`)).toEqual(expected)
    expect(await clickable(`${luna}{body}`)).toEqual(expected)
  })

  it('names the draft, and no id that the perspective made up', async () => {
    const found = await clickable(`${luna}{_id, _originalId, title, "v": variants[0].sku}`, 'drafts')
    expect(found).toEqual({ title: 'drafts.p1 title', v: 'drafts.p1 variants[_key=="v1"].sku' })
  })

  it('maps numbers and booleans too', async () => {
    const { resultSourceMap } = await engine.query({
      query: `${luna}{price, isFeatured, "n": count(tags)}`,
      perspective: 'published',
      resultSourceMap: true,
    })
    expect(resultSourceMap).toEqual({
      documents: [{ _id: 'p1', _type: 'product' }],
      paths: ["$['price']", "$['isFeatured']"],
      mappings: {
        "$['price']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
        "$['isFeatured']": { type: 'value', source: { type: 'documentValue', document: 0, path: 1 } },
      },
    })
  })

  it('encodes strings that clean to what they were', async () => {
    const query = `${luna}{title, body, "c": category->title}`
    const { result, resultSourceMap } = await engine.query({
      query,
      perspective: 'drafts',
      resultSourceMap: 'withKeyArraySelector',
    })
    const encoded = stegaEncodeSourceMap(result, resultSourceMap, {
      enabled: true,
      studioUrl: '/studio',
    }) as {
      title: string
    }
    expect(encoded.title).not.toBe('Luna mug, new')
    expect(stegaClean(encoded)).toEqual(result)
  })

  it('lets the client apply an edit that is not yet committed', async () => {
    const { result, resultSourceMap } = await engine.query({
      query: `${luna}{title, "skus": variants[].sku}`,
      perspective: 'drafts',
      resultSourceMap: 'withKeyArraySelector',
    })
    const typed = {
      _id: 'drafts.p1',
      _type: 'product',
      title: 'Typing',
      variants: [{ _key: 'v1', sku: 'NEW' }],
    }
    const applied = applySourceDocuments(
      result,
      resultSourceMap,
      ({ _id }) => (_id === 'drafts.p1' ? typed : null),
      (value) => value,
      'drafts',
    )
    expect(applied).toEqual({ title: 'Typing', skus: ['NEW'] })
  })
})
