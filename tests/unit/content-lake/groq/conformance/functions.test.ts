import { describe, expect, it } from 'vitest'
import { askOf, type Case, expectParseError } from './ask.ts'

const ref = (_ref: string) => ({ _type: 'reference', _ref })
const span = (text: string) => ({ _type: 'span', text })
const block = (...texts: string[]) => ({ _type: 'block', children: texts.map(span) })

const ask = askOf([
  { _id: 'a', _type: 'post', title: 'Alpha', n: 3, author: ref('ann'), related: [{ item: ref('b') }] },
  { _id: 'b', _type: 'post', title: 'Beta', n: 1, author: ref('bob') },
  { _id: 'drafts.a', _type: 'post', title: 'Alpha, new', author: ref('ann') },
  { _id: 'versions.r1.a', _type: 'post', title: 'Alpha in r1' },
  { _id: 'ann', _type: 'person', name: 'Ann' },
  { _id: '_.releases.r1', _type: 'system.release', name: 'r1', state: 'active' },
])

const table = (cases: Case[]) =>
  it.each(cases)('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

describe('global functions', () => {
  table([
    ['coalesce()', null],
    ['coalesce(null)', null],
    ['coalesce(null, missing, 2, 3)', 2],
    ['coalesce(false, 1)', false],
    ['coalesce("", 1)', ''],
    ['global::coalesce(null, 1)', 1],
    ['count([])', 0],
    ['count([1, null, 2])', 3],
    ['count("abc")', null],
    ['count({"a": 1})', null],
    ['count(null)', null],
    ['global::count([1])', 1],
    ['defined(null)', false],
    ['defined(missing)', false],
    ['defined(false)', true],
    ['defined([])', true],
    ['length("")', 0],
    ['length("abc")', 3],
    ['length("æ😀")', 2],
    ['length([1, 2])', 2],
    ['length(12)', null],
    ['length(null)', null],
    ['lower("ÆblE")', 'æble'],
    ['upper("æble")', 'ÆBLE'],
    ['lower(1)', null],
    ['upper(null)', null],
    ['string::lower("A") + string::upper("b")', 'aB'],
    ['string(1)', '1'],
    ['string(1.50)', '1.5'],
    ['string(true)', 'true'],
    ['string("a")', 'a'],
    ['string(null)', null],
    ['string([1])', null],
    ['string({"a": 1})', null],
    ['string(dateTime("2026-01-01T01:00:00+01:00"))', '2026-01-01T00:00:00Z'],
    ['round(2.4)', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(-2.4)', -2],
    ['round(2.34567, 2)', 2.35],
    ['round(-2.34567, 3)', -2.346],
    ['round(2.34567, 0)', 2],
    ['round(7, 5)', 7],
    ['round(1.5, 500)', 1.5],
    ['round(1.5, -1)', null],
    ['round(1.5, 0.5)', null],
    ['round("1")', null],
    ['round(1.5, "1")', null],
    ['select()', null],
    ['select("only")', 'only'],
    ['select(true => 1, 2)', 1],
    ['select(false => 1, 2)', 2],
    ['select(null => 1, "yes" => 2, 3)', 3],
    ['select(false => 1)', null],
    ['select(1 > 2 => "a", 2 > 1 => "b", "c")', 'b'],
    ['now()', '2026-03-04T05:06:07.089Z'],
    ['global::now() == now()', true],
    ['identity()', 'system'],
  ])
})

describe('datetimes', () => {
  table([
    ['dateTime("2026-02-03T04:05:06Z")', '2026-02-03T04:05:06Z'],
    ['dateTime("2026-02-03T04:05:06.5Z")', '2026-02-03T04:05:06.500Z'],
    ['dateTime("2026-02-03T04:05:06+02:30")', '2026-02-03T01:35:06Z'],
    ['dateTime("2026-02-03T04:05:06-02:30")', '2026-02-03T06:35:06Z'],
    ['dateTime(dateTime("2026-02-03T04:05:06Z"))', '2026-02-03T04:05:06Z'],
    ['dateTime("2024-02-29T00:00:00Z")', '2024-02-29T00:00:00Z'],
    ['dateTime("2026-02-29T00:00:00Z")', null],
    ['dateTime("2026-04-31T00:00:00Z")', null],
    ['dateTime("2026-00-10T00:00:00Z")', null],
    ['dateTime("2026-13-10T00:00:00Z")', null],
    ['dateTime("2026-01-00T00:00:00Z")', null],
    ['dateTime("2026-01-01T24:00:00Z")', null],
    ['dateTime("2026-01-01T00:60:00Z")', null],
    ['dateTime("2026-01-01T00:00:00+24:00")', null],
    ['dateTime("2026-01-01")', null],
    ['dateTime("2026-01-01 00:00:00Z")', null],
    ['dateTime("2026-01-01T00:00:00")', null],
    ['dateTime("soon")', null],
    ['dateTime(0)', null],
    ['dateTime(null)', null],
    ['dateTime::now()', '2026-03-04T05:06:07.089Z'],
    ['dateTime::now() == dateTime(now())', true],
    ['dateTime(now()) - 3600 < dateTime(now())', true],
    ['dateTime::now() - dateTime("2026-03-04T05:06:00Z")', 7.089],
    [
      '[dateTime("2026-01-02T00:00:00Z"), dateTime("2026-01-01T00:00:00Z")] | order(@)',
      ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
    ],
  ])
})

describe('strings', () => {
  table([
    ['string::split("a,b", ",")', ['a', 'b']],
    ['string::split(",a,,b,", ",")', ['', 'a', '', 'b', '']],
    ['string::split("a", ",")', ['a']],
    ['string::split("", ",")', []],
    ['string::split("aæ😀", "")', ['a', 'æ', '😀']],
    ['string::split("a--b", "--")', ['a', 'b']],
    ['string::split(1, ",")', null],
    ['string::split("a", null)', null],
    ['string::startsWith("alphabet", "alpha")', true],
    ['string::startsWith("alphabet", "beta")', false],
    ['string::startsWith("alphabet", "")', true],
    ['string::startsWith("", "a")', false],
    ['string::startsWith("Alpha", "a")', false],
    ['string::startsWith(1, "a")', null],
    ['string::startsWith("a", null)', null],
  ])
})

describe('arrays', () => {
  table([
    ['array::join(["a", 1, true], "-")', 'a-1-true'],
    ['array::join([], "-")', ''],
    ['array::join(["a"], "-")', 'a'],
    ['array::join(["a", null], "-")', null],
    ['array::join(["a", [1]], "-")', null],
    ['array::join(["a", "b"], 1)', null],
    ['array::join("ab", "-")', null],
    ['array::join([dateTime("2026-01-01T00:00:00Z"), 1], " ")', '2026-01-01T00:00:00Z 1'],
    ['array::compact([1, null, false, "", missing])', [1, false, '']],
    ['array::compact([])', []],
    ['array::compact("a")', null],
    ['array::unique([1, 2, 1, "1", "2", "1", true, true])', [1, 2, '1', '2', true]],
    ['array::unique([null, 1, null])', [null, 1]],
    ['array::unique([[1], [1]])', [[1], [1]]],
    ['array::unique([{"a": 1}, {"a": 1}])', [{ a: 1 }, { a: 1 }]],
    ['count(array::unique([dateTime("2026-01-01T00:00:00Z"), dateTime("2026-01-01T01:00:00+01:00")]))', 1],
    ['array::unique("aa")', null],
    ['array::intersects([1, 2], [2, 3])', true],
    ['array::intersects([1, 2], [3])', false],
    ['array::intersects([], [])', false],
    ['array::intersects([null], [null])', true],
    ['array::intersects([1], ["1"])', false],
    ['array::intersects([[1]], [[1]])', false],
    ['array::intersects([{"a": 1}], [{"a": 1}])', false],
    ['array::intersects(1, [1])', null],
    ['array::intersects([1], null)', null],
    ['array::intersects(*[_type == "post"].title, ["Beta"])', true],
  ])

  it('compares long arrays in no time', async () => {
    const left = Array.from({ length: 50_000 }, (_, at) => at)
    const right = left.map((at) => -1 - at)
    expect(await ask('array::intersects($left, $right)', { left, right })).toBe(false)
    expect(await ask('count(array::unique($left + $right))', { left, right })).toBe(100_000)
  })
})

describe('math', () => {
  table([
    ['math::sum([1, 2.5, null])', 3.5],
    ['math::sum([])', 0],
    ['math::sum([1, "2"])', null],
    ['math::sum(1)', null],
    ['math::avg([1, 2, null])', 1.5],
    ['math::avg([null])', null],
    ['math::avg([1, true])', null],
    ['math::min([3, null, -1])', -1],
    ['math::min([])', null],
    ['math::min(["a"])', null],
    ['math::max([3, null, -1])', 3],
    ['math::max([])', null],
    ['math::max(*[_type == "post"].n)', 3],
    ['math::max("a")', null],
  ])
})

describe('order', () => {
  table([
    ['[3, 1, 2] | order(@)', [1, 2, 3]],
    ['[3, 1, 2] | order(@ desc)', [3, 2, 1]],
    ['[3, 1, 2] | order(@ asc)', [1, 2, 3]],
    [
      '["b", null, true, 2, "a", 1, false, {"o": 1}] | order(@)',
      [1, 2, 'a', 'b', false, true, null, { o: 1 }],
    ],
    ['["b", null, 2] | order(@ desc)', [null, 'b', 2]],
    ['[{"a": 1, "b": 2}, {"a": 1, "b": 1}, {"a": 0, "b": 3}] | order(a, b)[].b', [3, 1, 2]],
    ['[{"a": 1, "b": 2}, {"a": 1, "b": 1}, {"a": 0, "b": 3}] | order(a desc, b asc)[].b', [1, 2, 3]],
    ['*[_type == "post"] | order(_id desc)[0..1]._id', ['versions.r1.a', 'drafts.a']],
    ['*[_type == "post"] | order(lower(title) desc)[0].title', 'Beta'],
    ['*[_type == "post"] | order(author->name)[0]._id', 'a'],
    [
      '*[_id in ["a", "b"]] | order(n) | order(_type)',
      [
        { _id: 'b', _type: 'post', title: 'Beta', n: 1, author: ref('bob') },
        { _id: 'a', _type: 'post', title: 'Alpha', n: 3, author: ref('ann'), related: [{ item: ref('b') }] },
      ],
    ],
    ['1 | order(@)', null],
    ['null | order(@)', null],
    ['[2, 1] | global::order(@)', [1, 2]],
  ])
})

describe('references and documents', () => {
  table([
    ['*[references("b")]._id', ['a']],
    ['*[references("ann")]._id', ['a', 'drafts.a']],
    ['*[references(["ann", "bob", 1])]._id', ['a', 'b', 'drafts.a']],
    ['*[references("b", "bob")]._id', ['a', 'b']],
    ['*[references(null)]._id', []],
    ['*[references([])]._id', []],
    ['*[_type == "person"]{"posts": *[references(^._id)]._id}', [{ posts: ['a', 'drafts.a'] }]],
    ['references("b")', false],
    ['*[_id == "a"][0]{"in": related[references("b")]{"id": item._ref}}', { in: [{ id: 'b' }] }],
    ['documents::get("ann").name', 'Ann'],
    ['documents::get({"_ref": "ann"}).name', 'Ann'],
    ['documents::get("dataset:shop.production:ann").name', 'Ann'],
    ['documents::get("dataset:shop.staging:ann")', null],
    ['documents::get("media-library:x:ann")', null],
    ['documents::get("nobody")', null],
    ['documents::get(1)', null],
    ['*[_id == "ann"][0]{"n": documents::incomingRefCount()}', { n: 2 }],
    ['*[documents::incomingRefCount() > 0]._id', ['ann', 'b']],
    ['documents::incomingRefCount()', null],
    ['*[_id in ["ann", "b"]]{"n": documents::incomingRefCount() * count(*)}', [{ n: 12 }, { n: 6 }]],
    ['*[_id == "ann"][0]{"n": documents::incomingGlobalDocumentReferenceCount()}', { n: 0 }],
    ['releases::all()[].name', ['r1']],
    ['releases::all()[state == "active"]{name}', [{ name: 'r1' }]],
    ['sanity::projectId() + "/" + sanity::dataset()', 'shop/production'],
    ['*[sanity::versionOf("a")]._id', ['a', 'drafts.a', 'versions.r1.a']],
    ['*[sanity::versionOf("r1.a")]._id', []],
    ['*[sanity::versionOf(1)]._id', []],
    ['*[sanity::partOfRelease("r1")]._id', ['versions.r1.a']],
    ['*[sanity::partOfRelease("r2")]._id', []],
    ['sanity::versionOf("a")', null],
    ['user::attributes()', {}],
    ['user::attributes().role == "editor"', false],
    ['media::aspect(1, 2)', null],
  ])
})

describe('Portable Text', () => {
  it.each<[unknown, unknown]>([
    [block('Hello'), 'Hello'],
    [block('Hel', 'lo'), 'Hello'],
    [[block('One'), block('Two')], 'One\n\nTwo'],
    [[block('One'), { _type: 'image' }, block('Two')], 'One\n\nTwo'],
    [[[block('One')], [block('Two')]], 'One\n\nTwo'],
    [block(), ''],
    [{ _type: 'block', children: [span('a'), { _type: 'emoji', text: 'b' }, 1, null] }, 'a'],
    [{ children: [span('a')] }, null],
    [{ _type: 'block' }, null],
    [[], null],
    ['text', null],
    [null, null],
  ])('pt::text of %j', async (value, expected) => {
    expect(await ask('pt::text($value)', { value })).toBe(expected)
  })

  it.each<[unknown, boolean]>([
    [block('a'), true],
    [[block('a'), block('b')], true],
    [[block('a'), 1], false],
    [{ _type: 'image' }, false],
    ['text', false],
    [null, false],
  ])('pt of %j', async (value, isText) => {
    expect(await ask('pt($value)', { value })).toEqual(isText ? value : null)
    expect(await ask('defined(pt::text(global::pt($value)))', { value })).toBe(isText)
  })
})

describe('calls that cannot be', () => {
  it.each([
    'nosuch()',
    'nosuch::count([])',
    'global::nosuch()',
    'array::nosuch([])',
    'toString()',
    'constructor::name()',
    'global::hasOwnProperty(1)',
    '* | nosuch()',
    '* | toString()',
    '* | array::unique()',
    '* | order()',
    '* | score()',
    'order(1)',
    'score(1)',
    'boost(1, 2)',
    '*[boost(true, 2)]',
    'count()',
    'count([], [])',
    'defined()',
    'length(1, 2)',
    'now(1)',
    'round()',
    'round(1, 2, 3)',
    'references()',
    'select(1, true => 2)',
    'select(1, 2)',
    'string::split("a")',
    'array::join([])',
    'math::sum()',
    'pt::text()',
    'pt()',
    'geo()',
    'geo(1, 2)',
    'geo::latLng(1)',
    'geo::distance(1)',
    'geo::contains(1, 2, 3)',
    'documents::get()',
    'sanity::projectId(1)',
    'sanity::versionOf()',
    'releases::all(1)',
    'user::attributes(1)',
    'text::query()',
    'diff::changedAny({}, {})',
    'diff::changedAny({}, {}, 1)',
    'diff::changedOnly({}, {}, count(a))',
    'before()',
    'after()',
    'delta::operation()',
    'diff::changedAny($missing, {}, a)',
    'delta::changedAny(a)',
    'delta::changedOnly(a)',
    '*{title} | score(title match "a")',
    '*[0] | score(title match "a")',
  ])('%s', (query) => expectParseError(ask(query)))

  it('name the function and its place', async () => {
    const query = '*[_type == "post"]{"g": string::nosuch(title)}'
    await expect(ask(query)).rejects.toMatchObject({
      body: { error: { description: 'Undefined function: nosuch', query, start: 32, end: 38 } },
    })
  })

  it('name the place in the query as it was sent', async () => {
    const query = '{"a": "\\u{1F600}", "b": geo(1), "c": }'
    await expect(ask(query)).rejects.toMatchObject({ body: { error: { start: query.length - 1 } } })
  })
})
