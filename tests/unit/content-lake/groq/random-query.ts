import type { Random } from './random.ts'
import { IDS, TYPES, WORDS } from './random-documents.ts'

const quoted = (text: string) => JSON.stringify(text)

function idValue(random: Random, depth: number): string {
  const forms = [
    () => quoted(random.pick(IDS)),
    () => '$id',
    () => '^._id',
    () => '^.category._ref',
    () => 'null',
    () => `"dra" + "fts.a"`,
  ]
  if (depth > 0) forms.push(() => `*[${condition(random, depth - 1)}][0]._id`)
  return random.pick(forms)()
}

function idList(random: Random, depth: number): string {
  const forms = [
    () => `[${idValue(random, 0)}, ${idValue(random, 0)}]`,
    () => '$ids',
    () => '^.refs[]._ref',
    () => 'path("drafts.*")',
  ]
  if (depth > 0) forms.push(() => `*[${condition(random, depth - 1)}].category._ref`)
  return random.pick(forms)()
}

function simpleCondition(random: Random, depth: number): string {
  return random.pick([
    () => `_type == ${quoted(random.pick(TYPES))}`,
    () => `$type == _type`,
    () => `_type in [${quoted(random.pick(TYPES))}, $type]`,
    () => `_type == ^._type`,
    () => `_id == ${idValue(random, depth)}`,
    () => `_id in ${idList(random, depth)}`,
    () => `!(_id in path("drafts.**"))`,
    () => `slug.current == ${random.pick(['"luna"', '$slug', '7', 'null', '^.slug.current', '$nothing'])}`,
    () => `slug.current in ["vase", $slug, ${random.pick(['null', '7', '"luna"'])}]`,
    () => `references(${random.pick([idValue(random, depth), '$ids', idList(random, 0)])})`,
    () => `references("a", ^._id)`,
    () => `category._ref == ${idValue(random, depth)}`,
    () => `items[0].ref._ref in $ids`,
    () => `${idValue(random, 0)} in refs[]._ref`,
    () => `$id in items[].ref._ref`,
    () => `category->category._ref == $id`,
    () => `sanity::versionOf(${random.pick(['"a"', '^._id', '$id', 'null'])})`,
    () => `sanity::partOfRelease("r1")`,
    () =>
      `title match ${random.pick(['"lu*"', '"*ug"', '$pattern', '["Luna", "m*g"]', '"bl*.g*n"', 'title'])}`,
    () => `pt::text(body) match ${random.pick(['"lu*"', '"una*"', '"mug"', '"35"', '$pattern', '"l* m*"'])}`,
    () => `!([title, pt::text(body)] match ${random.pick(['"luna m*"', '"t* mug"', '["bl*", "gr*"]'])})`,
    () => `[title, tags] match ${quoted(`${random.pick(WORDS).slice(0, 3)}*`)}`,
    () => `n ${random.pick(['>', '<=', '==', '!='])} ${random.below(4)}`,
    () => `n in 1..2`,
    () => `n in [1, 2, ${random.pick(['null', '"1"', 'true'])}]`,
    () =>
      `${random.pick(['n', 'title', 'featured', '$slug', 'null'])} == ${random.pick(['n', '2', '"Luna"', 'true', 'null'])}`,
    () => `title ${random.pick(['<', '>=', '!='])} ${random.pick(['"M"', '$slug', 'null', '2'])}`,
    () => `${random.below(4)} ${random.pick(['<', '>=', '=='])} n`,
    () =>
      random.pick([
        'featured',
        '!featured',
        '!(featured)',
        '(featured || n > 1)',
        '!(featured || defined(n))',
      ]),
    () =>
      `${random.pick(['', '!'])}defined(${random.pick(['n', 'title', 'slug.current', 'category._ref', 'tags'])})`,
    () => `category._ref ${random.pick(['!= $id', 'in $ids', '== $id', '== null', '> "b"'])}`,
    () => `_id in path(${random.pick(['"drafts.**"', '"*"', '$id'])})`,
    () => `${random.pick(['$slug', '2', 'null', '"Luna mug"', '^.n'])} in tags`,
    () => `${random.pick(['n', 'title', '_id'])} in ${random.pick(['tags', 'null', '$id', '[]'])}`,
    () => `!(${random.pick(['title', 'n', '_id'])} in path(${random.pick(['"*"', '"drafts.*"'])}))`,
    () => random.pick(['true', 'false', 'null']),
    () =>
      random.pick([
        '_originalId == $id',
        'defined(_originalId)',
        '_originalId != _id',
        '_originalId match "drafts*"',
      ]),
    () => `defined(category->title)`,
    () => `category->_type == ^._type`,
    () => `count(items[n > 1]) > 0`,
    () => `"y" in tags`,
    () => `count(*[_type == "article" && _id != ^._id]) > 1`,
  ])()
}

export function condition(random: Random, depth: number): string {
  if (depth <= 0 || random.chance(0.35)) return simpleCondition(random, depth)
  const left = condition(random, depth - 1)
  const right = condition(random, depth - 1)
  return random.pick([`${left} && ${right}`, `(${left} || ${right})`, `(${left}) && ${right}`, `!(${left})`])
}

function field(random: Random, depth: number): string {
  const inner = () => (depth > 0 ? projection(random, depth - 1) : '{_id, title}')
  return random.pick([
    () => 'title',
    () => '_id',
    () => '...',
    () => `"slug": slug.current`,
    () => `category->${inner()}`,
    () => `"categoryTitle": category->title`,
    () => `items[]{..., "t": ref->title, parts[]{text}}`,
    () => `"texts": items[].parts[].text`,
    () => `"labels": items[n > 0].label`,
    () => `"same": items[label == ^.title]{label, "outer": ^.title}`,
    () => `"last": items[-1].label, "two": items[0...2]`,
    () => `"related": *[${condition(random, depth - 1)}]${random.chance(0.5) ? '' : inner()}`,
    () => `"backs": *[references(^._id)] | order(_id desc) {title}`,
    () => `"first": *[${condition(random, depth - 1)}] | order(n desc, title) [0...2]`,
    () => `"either": coalesce(category->title, title, "none")`,
    () => `"picked": select(n > 1 => title, _type == "product" => items[0]{label}, "else")`,
    () => `...select(_type == "product" => {"p": title}, {"q": slug})`,
    () => `_type == "product" => {"only": title, n}`,
    () => `...category->{"inner": title}`,
    () => `"refs": refs[]->${inner()}`,
    () => `"names": refs[]->title`,
    () => `"unique": array::unique(tags), "compact": array::compact(items[].label)`,
    () => `"sum": n + 1, "text": title + "!", "both": tags + ["z"], "merged": slug + {"x": n}`,
    () => `"list": [title, slug.current, ...tags]`,
    () => `"count": count(*[${condition(random, depth - 1)}])`,
    () => `"parent": ^.title, "self": @.title`,
    () => `"grouped": (items[])[n == 1].label`,
    () => `"upper": upper(title), "at": dateTime(_createdAt)`,
    () => `"scored": *[_type == "product"] | score(title match "luna", boost(n == 1, 3)) {_id, _score}`,
  ])()
}

function projection(random: Random, depth: number): string {
  const fields = Array.from({ length: 1 + random.below(3) }, () => field(random, depth))
  return `{${fields.join(', ')}}`
}

/** A query of the kinds that a site or the Studio would send, and some that nobody would. */
export function randomQuery(random: Random): string {
  const base = `*[${condition(random, 2)}]${random.chance(0.2) ? `[${condition(random, 1)}]` : ''}`
  const order = random.pick([
    '',
    '',
    ' | order(title)',
    ' | order(n desc, _id asc)',
    ' | order(category->title)',
  ])
  const slice = random.pick(['', '', '[0]', '[0...3]', '[1..2]', '[-1]'])
  const shape = random.pick([
    '',
    projection(random, 2),
    projection(random, 2),
    '.title',
    '.items[].label',
    '->',
  ])
  return random.pick([
    () => `${base}${order}${slice}${shape}`,
    () => `count(${base})`,
    () => `{"a": ${base}${shape}, "b": count(${base}), "c": *[0]._id}`,
    () => `${base}${shape}${order}`,
  ])()
}

const KEYS = [
  'title',
  'n',
  'n desc',
  'title desc',
  '_type',
  '_id desc',
  '_originalId',
  '_updatedAt desc',
  'slug.current',
  'featured',
  'category._ref desc',
  'lower(title)',
  'tags[0]',
  'tags',
  'coalesce(n, title)',
  'select(n > 1 => 1, 0)',
  'defined(n) desc',
  'dateTime(_createdAt)',
]

const BEFORE_ORDER = [
  ['{_id, "orderings": [title, n]}', 'orderings[0] desc, orderings[1]'],
  ['{_id, "orderings": [n, lower(title)]}', 'select(defined(orderings[0]) => 0, 1), lower(orderings[1])'],
  ['{_id, "by": {"n": n}, "orderings": [...tags]}', 'by.n desc, orderings[0]'],
  ['{_id, "title": n, "n": title}', 'title desc, n'],
  ['{..., "title": n}', 'title, n desc'],
  ['{"title": n, ...}', 'title, n desc'],
  ['{_id, "nothing": n}', 'missing, nothing desc'],
  ['{_id, ...select(n > 1 => {"a": title}, {"b": title})}', 'a, b desc'],
  ['{_id, n > 1 => {"a": title}}', 'a desc'],
  ['{_id, "t": category->title}', 't'],
  ['{_id, "x": _id}', 'x desc'],
] as const

/** Lists as sites and the Studio ask for them: sorted, sliced, counted, in every way that the planner knows. */
export function randomListQuery(random: Random): string {
  const base = `*${random.chance(0.1) ? '' : `[${condition(random, 1)}]`}${random.chance(0.3) ? `[${condition(random, 0)}]` : ''}`
  const order = `order(${Array.from({ length: 1 + random.below(2) }, () => random.pick(KEYS)).join(', ')})`
  const slice = random.pick(['', '[0...3]', '[0]', '[1..2]', '[2...9]', '[-1]', '[0...-1]', '[3]', '[0...0]'])
  const [projected, projectedOrder] = random.pick(BEFORE_ORDER)
  return random.pick([
    () => `${base} | ${order}${slice}`,
    () => `${base} | ${order}${slice}{_id, title, "c": category->title}`,
    () => `${base} | ${order}{_id, n}${slice}`,
    () => `${base}${slice}`,
    () => `${base}{_id, title}${slice}`,
    () => `${base}._id${slice}`,
    () => `count(${base})`,
    () => `defined(${base}[0]._id)`,
    () => `${base}${projected} | order(${projectedOrder})${slice}`,
    () =>
      `*[_type == $type]{_id, "of": *[category._ref == ^._id && ${condition(random, 0)}] | ${order}${slice}{_id}}`,
    () =>
      `{"a": count(${base}), "b": ${base} | ${order}${slice}._id, "c": ${base}[${condition(random, 0)}]._id}`,
    () => `${base} | ${order} | order(n)${slice}`,
    () => `${base}[${condition(random, 0)}] | ${order} [0...4][n > 0]`,
  ])()
}

export function randomParams(random: Random): Record<string, unknown> {
  return {
    id: random.pick(IDS),
    ids: [random.pick(IDS), random.pick(IDS), 4],
    type: random.pick(TYPES),
    slug: random.pick(['luna', 'vase', null, 7]),
    nothing: null,
    pattern: random.pick(['luna', 'm*', ['mug', 'l*a'], 3]),
  }
}
