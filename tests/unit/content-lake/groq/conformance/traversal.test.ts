import { describe, expect, it } from 'vitest'
import { askOf, type Case } from './ask.ts'

const ref = (_ref: string) => ({ _type: 'reference', _ref })

const ask = askOf([
  { _id: 'ann', _type: 'person', name: 'Ann', age: 41, friends: [ref('bob'), ref('cy')], boss: ref('cy') },
  {
    _id: 'bob',
    _type: 'person',
    name: 'Bob',
    age: 29,
    boss: ref('ann'),
    tags: ['x', 'y'],
    grid: [[1, 2], [3]],
  },
  { _id: 'cy', _type: 'person', name: 'Cy', friends: [ref('nobody')], boss: ref('nobody') },
  {
    _id: 'shelf',
    _type: 'shelf',
    title: 'Shelf',
    'odd name': 'odd',
    books: [
      { _key: 'a', title: 'Alpha', price: 3, pages: [{ n: 1 }, { n: 2 }], owner: ref('ann') },
      { _key: 'b', title: 'Beta', price: 5, pages: [{ n: 3 }], owner: ref('bob') },
      { _key: 'c', title: 'Gamma', price: 5 },
    ],
    deep: { er: { est: 'bottom' } },
  },
])

const shelf = '*[_id == "shelf"][0]'

const table = (cases: Case[]) =>
  it.each(cases)('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

describe('attributes', () => {
  table([
    [`${shelf}.title`, 'Shelf'],
    [`${shelf}["title"]`, 'Shelf'],
    [`${shelf}["odd name"]`, 'odd'],
    [`${shelf}["ti" + "tle"]`, 'Shelf'],
    [`${shelf}.deep.er.est`, 'bottom'],
    [`${shelf}.deep["er"].est`, 'bottom'],
    [`${shelf}.nothing`, null],
    [`${shelf}.nothing.at.all`, null],
    [`${shelf}.title.length`, null],
    [`${shelf}.toString`, null],
    [`${shelf}.constructor`, null],
    [`${shelf}.__proto__`, null],
    ['*.name', ['Ann', 'Bob', 'Cy', null]],
    ['*._id', ['ann', 'bob', 'cy', 'shelf']],
    ['{"a": {"b": 1}}.a.b', 1],
  ])
})

describe('elements and slices', () => {
  table([
    ['[1, 2, 3][0]', 1],
    ['[1, 2, 3][-1]', 3],
    ['[1, 2, 3][-3]', 1],
    ['[1, 2, 3][3]', null],
    ['[1, 2, 3][-4]', null],
    ['[1, 2, 3][1 + 1]', 3],
    ['[[1, 2], [3]][0][1]', 2],
    ['{"a": 1}[0]', null],
    ['"abc"[0]', null],
    ['[1, 2, 3, 4][0..1]', [1, 2]],
    ['[1, 2, 3, 4][0...1]', [1]],
    ['[1, 2, 3, 4][1..-1]', [2, 3, 4]],
    ['[1, 2, 3, 4][1...-1]', [2, 3]],
    ['[1, 2, 3, 4][-2..-1]', [3, 4]],
    ['[1, 2, 3, 4][-2..3]', [3, 4]],
    ['[1, 2, 3, 4][2..1]', []],
    ['[1, 2, 3, 4][9..12]', []],
    ['[1, 2, 3, 4][0..99]', [1, 2, 3, 4]],
    ['[1, 2, 3, 4][-99..1]', [1, 2]],
    ['[1, 2, 3, 4][0...0]', []],
    ['[1, 2, 3, 4][1..3][0]', 2],
    ['null[0..1]', null],
    ['"abc"[0..1]', null],
    ['*[0]._id', 'ann'],
    ['*[-1]._id', 'shelf'],
    ['*[0..1]._id', ['ann', 'bob']],
    ['*[1...3]._id', ['bob', 'cy']],
    ['*[_type == "person"][1].name', 'Bob'],
    ['*[_type == "person"][0..0].name', ['Ann']],
  ])
})

describe('filters', () => {
  table([
    ['*[]._id', ['ann', 'bob', 'cy', 'shelf']],
    ['*[true]._id', ['ann', 'bob', 'cy', 'shelf']],
    ['*[false]._id', []],
    ['*[null]._id', []],
    ['*[defined(age)]._id', ['ann', 'bob']],
    ['*[age]._id', []],
    ['*[name]._id', []],
    ['*[age > 30]._id', ['ann']],
    ['*[!(age > 30)]._id', ['bob']],
    ['*[_type == "person"][age < 30]._id', ['bob']],
    ['*[_type == "person" && age < 30]._id', ['bob']],
    ['*["x" in tags]._id', ['bob']],
    ['*[boss->name == "Ann"]._id', ['bob']],
    ['*[references("ann")]._id', ['bob', 'shelf']],
    [`${shelf}.books[price == 5].title`, ['Beta', 'Gamma']],
    [`${shelf}.books[price == 5][0].title`, 'Beta'],
    [`${shelf}.books[@.price > 3]._key`, ['b', 'c']],
    [`${shelf}.books[count(pages) > 1].title`, ['Alpha']],
    [`${shelf}.title[true]`, null],
    ['[1, 2, 3][@ > 1]', [2, 3]],
    ['[1, 2, null][defined(@)]', [1, 2]],
    ['count(*[_type == "person"])', 3],
  ])
})

describe('arrays within arrays', () => {
  table([
    [`${shelf}.books[].title`, ['Alpha', 'Beta', 'Gamma']],
    [`${shelf}.books[defined(pages)].pages[].n`, [1, 2, 3]],
    [`${shelf}.books[].pages[0].n`, [1, 3, null]],
    [`${shelf}.books[].pages`, [[{ n: 1 }, { n: 2 }], [{ n: 3 }], null]],
    [`${shelf}.books[0..1].pages[n > 1].n`, [2, 3]],
    [`${shelf}.title[]`, null],
    [`${shelf}.books.title`, null],
    ['*[_id == "bob"][0].grid[]', [[1, 2], [3]]],
    ['*[_id == "bob"][0].grid[][]', [[1, 2], [3]]],
    ['*[_id == "bob"].tags[]', ['x', 'y']],
    ['*[_type == "person"].tags[0]', [null, 'x', null]],
    ['[{"a": [1]}, {"a": [2, 3]}].a[]', [1, 2, 3]],
    ['[{"a": 1}, {"a": 2}].a', [1, 2]],
    ['[[1, 2], [3]][]', [[1, 2], [3]]],
  ])
})

describe('references', () => {
  table([
    ['*[_id == "bob"][0].boss->name', 'Ann'],
    ['*[_id == "bob"][0].boss->boss->name', 'Cy'],
    ['*[_id == "bob"][0].boss->{name, age}', { name: 'Ann', age: 41 }],
    ['*[_id == "bob"][0]{boss->}.boss.name', 'Ann'],
    ['*[_id == "cy"][0].boss->', null],
    ['*[_id == "cy"][0].boss->name', null],
    ['*[_id == "cy"][0].boss->{name}', null],
    ['*[_id == "cy"][0].name->', null],
    ['*[_id == "ann"][0].friends[]->name', ['Bob', 'Cy']],
    ['*[_id == "ann"][0].friends[0]->name', 'Bob'],
    [
      '*[_id == "ann"][0].friends[]->{name, "n": count(tags)}',
      [
        { name: 'Bob', n: 2 },
        { name: 'Cy', n: null },
      ],
    ],
    ['*[_id == "ann"][0].friends[0...1]->tags[]', ['x', 'y']],
    ['*[_id == "ann"][0].friends[@->age > 1]->name', ['Bob']],
    ['*[_id == "cy"][0].friends[]->', [null]],
    [`${shelf}.books[].owner->name`, ['Ann', 'Bob', null]],
    [`${shelf}.books[]{title, "owner": owner->name}[1]`, { title: 'Beta', owner: 'Bob' }],
    ['{"_ref": "ann"}->name', 'Ann'],
    ['{"_ref": 1}->name', null],
    ['@->name', null],
    ['*[_id == "bob"][0]{"boss": @.boss->name}', { boss: 'Ann' }],
  ])
})

describe('projections', () => {
  table([
    ['*[_id == "bob"]{name, age}', [{ name: 'Bob', age: 29 }]],
    ['*[_id == "bob"] | {name}', [{ name: 'Bob' }]],
    ['*[_id == "bob"][0]{name, nothing}', { name: 'Bob', nothing: null }],
    ['*[_id == "bob"][0]{"n": name, "next": age + 1}', { n: 'Bob', next: 30 }],
    ['*[_id == "bob"][0]{..., "name": 1}.name', 1],
    ['*[_id == "bob"][0]{"name": 1, ...}.name', 'Bob'],
    ['*[_id == "bob"][0]{...boss->{"x": name}}', { x: 'Ann' }],
    ['*[_id == "bob"][0]{name, _type == "person" => {age}}', { name: 'Bob', age: 29 }],
    ['*[_id == "bob"][0]{name, _type == "other" => {age}}', { name: 'Bob' }],
    ['*[_id == "bob"][0]{name, nothing > 1 => {age}, true => age}', { name: 'Bob' }],
    ['*[_id == "bob"][0]{...select(age > 30 => {"old": true}, {"old": false})}', { old: false }],
    ['*[_id == "bob"][0]{tags[0]}', { tags: 'x' }],
    ['*[_id == "bob"][0]{tags[]}', { tags: ['x', 'y'] }],
    [`${shelf}{books[]{title}}`, { books: [{ title: 'Alpha' }, { title: 'Beta' }, { title: 'Gamma' }] }],
    [`${shelf}{books[price > 3]{title}}`, { books: [{ title: 'Beta' }, { title: 'Gamma' }] }],
    [`${shelf}{books[0]{title}}`, { books: { title: 'Alpha' } }],
    [`${shelf}{deep{er}}`, { deep: { er: { est: 'bottom' } } }],
    [`${shelf}{title{x}}`, { title: null }],
    ['{"a": 1}{"b": a}', { b: 1 }],
    ['[{"a": 1}, 2]{"b": a}', [{ b: 1 }, null]],
    ['*[_type == "person"]{name}{"n": name}[0]', { n: 'Ann' }],
    ['*[_type == "person"]{name}.name', ['Ann', 'Bob', 'Cy']],
    ['*[_type == "person"]{"tags": tags[]}[1].tags', ['x', 'y']],
    ['*[_type == "person"]{name}[name == "Bob"]', [{ name: 'Bob' }]],
  ])
})

describe('scopes', () => {
  table([
    ['@', null],
    ['^', null],
    ['name', null],
    ['[1, 2][@ == 2]', [2]],
    ['*[_id == "bob"][0]{"up": ^.name}', { up: null }],
    [`${shelf}{title, books[]{"in": ^.title}}.books[0]`, { in: 'Shelf' }],
    [`${shelf}{"same": books[price == ^.books[1].price]._key}`, { same: ['b', 'c'] }],
    [
      `${shelf}{books[0]{"up": ^.title, pages[0]{"up2": ^.^.title, "up1": ^.title}}}.books`,
      { up: 'Shelf', pages: { up2: 'Shelf', up1: 'Alpha' } },
    ],
    ['*[_id == "ann"]{"reports": *[boss._ref == ^._id].name}', [{ reports: ['Bob'] }]],
    [
      '*[_id == "ann"]{"reports": *[boss._ref == ^._id]{name, "of": ^.name}}',
      [{ reports: [{ name: 'Bob', of: 'Ann' }] }],
    ],
    ['*[_type == "person" && count(*[boss._ref == ^._id]) > 0].name', ['Ann', 'Cy']],
    [
      '*[_id == "ann"]{"x": *[_id == "bob"]{"y": *[_id == "cy"]{"z": ^.^.name}}}',
      [{ x: [{ y: [{ z: 'Ann' }] }] }],
    ],
    ['*[_id == "bob"]{"t": tags[]{"no": 1}}', [{ t: [null, null] }]],
    ['*[_id == "bob"][0]{"t": tags[@ != ^.name]}', { t: ['x', 'y'] }],
    [`${shelf}{"o": books[] | order(price desc, ^.title asc)[0]._key}`, { o: 'b' }],
  ])
})

describe('custom functions', () => {
  table([
    ['fn shop::card($p) = $p{name}; *[_id == "ann"]{"c": shop::card(@)}', [{ c: { name: 'Ann' } }]],
    ['fn shop::boss($p) = $p->{name}; *[_id == "bob"][0]{"b": shop::boss(boss)}', { b: { name: 'Ann' } }],
    ['fn shop::all($p) = $p[]{title}; *[_id == "shelf"][0]{"b": shop::all(books)}.b[1]', { title: 'Beta' }],
    [
      'fn shop::geo($p) = $p{"at": geo({"lat": 1, "lng": 2}).type}; *[_id == "ann"][0]{"g": shop::geo(@)}',
      { g: { at: 'Point' } },
    ],
  ])

  it.each([
    'fn card($p) = $p{name}; 1',
    'fn shop::card($p) = $p{name} 1',
    'fn shop::card($p) = 1; 1',
    'fn shop::card($a, $b) = $a{name}; 1',
    'fn shop::card($p) = $p{"x": shop::card(@)}; 1',
    'fn shop::card($p) = $p{"x": ^.y}; *{"x": shop::card(@)}',
    'shop::card(1)',
  ])('refuses %s', async (query) => {
    await expect(ask(query)).rejects.toMatchObject({ status: 400 })
  })
})
