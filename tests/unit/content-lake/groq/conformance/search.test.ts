import { describe, expect, it } from 'vitest'
import { askOf, type Case } from './ask.ts'

const span = (text: string) => ({ _type: 'span', text })

const ask = askOf([
  {
    _id: 'a',
    _type: 'post',
    title: 'Blue mug',
    n: 1,
    tags: ['clay', 'sea'],
    body: [{ _type: 'block', children: [span('Thrown by hand')] }],
  },
  { _id: 'b', _type: 'post', title: 'Blue blue vase', n: 2, tags: ['glass'] },
  { _id: 'c', _type: 'post', title: 'Red mug', n: 3 },
  { _id: 'd', _type: 'post', n: 4 },
])

describe('match', () => {
  it.each<[unknown, unknown, boolean]>([
    ['hello world', 'hello', true],
    ['hello world', 'HELLO', true],
    ['hello world', 'world hello', true],
    ['hello world', 'hell', false],
    ['hello world', 'hell*', true],
    ['hello world', '*orld', true],
    ['hello world', 'h*o', true],
    ['hello world', 'w*d h*', true],
    ['hello world', '*', true],
    ['hello world', '* *', true],
    ['hello world', 'hello moon', false],
    ['hello world', '', false],
    ['hello world', '!?', false],
    ['hello, world!', 'hello world', true],
    ['foo-bar', 'foo', true],
    ['foo-bar', 'foo-bar', true],
    ['foo_bar', 'foo', false],
    ['foo_bar', 'foo_bar', true],
    ['ÆRLIG', 'ærlig', true],
    ['mail@example.com', 'mail', true],
    ['', 'a', false],
    ['', '*', false],
    [['one', 'two'], 'two', true],
    [['one', 'two'], 'one two', true],
    [['one', 2, null], 'one', true],
    [['one'], ['one', 'two'], false],
    [['one', 'two'], ['one', 'two'], true],
    ['one two', ['one', 'two'], true],
    ['one', ['one', 2], false],
    ['one', [], false],
    ['one', null, false],
    ['one', 1, false],
    [null, 'one', false],
    [1, '1', false],
    [{ a: 'one' }, 'one', false],
    ['a[b]', '[b]', true],
    ['a+b', '(a+', true],
  ])('%j match %j', async (left, right, expected) => {
    expect(await ask('$left match $right', { left, right })).toBe(expected)
  })

  it.each<Case>([
    ['*[title match "blue"]._id', ['a', 'b']],
    ['*[title match "mu*"]._id', ['a', 'c']],
    ['*[!(title match "mu*")]._id', ['b', 'd']],
    ['*[tags match "cl*"]._id', ['a']],
    ['*[[title, tags] match "blue"]._id', ['a', 'b']],
    ['*[[title] + coalesce(tags, []) match "blue glass"]._id', ['b']],
    ['*[pt::text(body) match "hand*"]._id', ['a']],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

  it('is not led into a maze by a pattern', async () => {
    const text = `${'a'.repeat(20_000)} ${'ab'.repeat(5_000)}`
    for (const pattern of [
      `${'*a'.repeat(200)}*c`,
      `${'a*'.repeat(300)}c`,
      `${'.'.repeat(300)}c`,
      '(a+)+$ '.repeat(50),
    ])
      expect(await ask('$text match $pattern', { text, pattern })).toBe(false)
  })
})

describe('text::query', () => {
  it.each<Case>([
    ['*[title match text::query("blue")]._id', ['a', 'b']],
    ['*[title match text::query("blue mug")]._id', ['a']],
    ['*[title match text::query("mug -red")]._id', ['a']],
    ['*[title match text::query("\\"blue mug\\"")]._id', ['a']],
    ['*[title match text::query("\\"mug blue\\"")]._id', []],
    ['*[title match text::query("mu")]._id', []],
    ['*[title match text::query("mu*")]._id', ['a', 'c']],
    ['*[@ match text::query("hand")]._id', ['a']],
    ['*[@ match text::query("sea blue")]._id', ['a']],
    ['*[[title, tags] match text::query("clay blue")]._id', ['a']],
    ['*[title match text::query(null)]._id', []],
    ['*[title match text::query("")]._id', []],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

  it.each(['text::query("a")', '*{"x": text::query("a")}', '*[text::query("a")]'])(
    '%s stands for nothing by itself',
    async (query) => {
      await expect(ask(query)).rejects.toMatchObject({ status: 400 })
    },
  )
})

describe('score', () => {
  const ids = (answer: unknown) => (answer as { _id: string }[]).map(({ _id }) => _id)
  const scores = (answer: unknown) =>
    Object.fromEntries((answer as { _id: string; _score: number }[]).map(({ _id, _score }) => [_id, _score]))

  it.each<Case>([
    ['*|score(n > 2)', { a: 0, b: 0, c: 1, d: 1 }],
    ['*|score(n > 2, n > 3)', { a: 0, b: 0, c: 1, d: 2 }],
    ['*|score(n > 2 && n > 3)', { a: 0, b: 0, c: 0, d: 2 }],
    ['*|score(n > 2 || n > 3)', { a: 0, b: 0, c: 1, d: 2 }],
    ['*|score((n > 2 || n > 3))', { a: 0, b: 0, c: 1, d: 2 }],
    ['*|score(!(n > 2))', { a: 1, b: 1, c: 0, d: 0 }],
    ['*|score(n)', { a: 0, b: 0, c: 0, d: 0 }],
    ['*|score(missing > 1)', { a: 0, b: 0, c: 0, d: 0 }],
    ['*|score(boost(n > 2, 3))', { a: 0, b: 0, c: 4, d: 4 }],
    ['*|score(boost(n > 2, n))', { a: 0, b: 0, c: 4, d: 5 }],
    ['*|score(boost(n > 2, 0))', { a: 0, b: 0, c: 1, d: 1 }],
    ['*|score(boost(n > 2, -1))', { a: 0, b: 0, c: 0, d: 0 }],
    ['*|score(boost(n > 2, "3"))', { a: 0, b: 0, c: 0, d: 0 }],
    ['*|score(boost(n > 2 && n < 4, 3))', { a: 0, b: 0, c: 5, d: 0 }],
    ['*|score(boost(boost(n > 2, 1), 1))', { a: 0, b: 0, c: 3, d: 3 }],
    ['*|score(n > 2)|score(n > 3)', { a: 0, b: 0, c: 1, d: 2 }],
    ['*[n > 1]|order(n)|score(n > 3)', { b: 0, c: 0, d: 1 }],
    ['*[0..2]|score(n == 1)', { a: 1, b: 0, c: 0 }],
    ['*|score(text::semanticSimilarity("mug"), n == 1)', { a: 1, b: 0, c: 0, d: 0 }],
  ])('%s', async (query, expected) => {
    expect(scores(await ask(query))).toEqual(expected)
  })

  it.each<Case>([
    ['*|score(title match "blue")', ['b', 'a', 'c', 'd']],
    ['*|score(title match "mug", boost(title match "red", 5))', ['c', 'a', 'b', 'd']],
    ['*|score(boost(n == 4, 10), title match "blue")', ['d', 'b', 'a', 'c']],
    ['*|score(title match text::query("mug"))[_score > 0]', ['a', 'c']],
    ['*|score(boost(pt::text(body) match "hand", 2), title match "red")', ['a', 'c', 'b', 'd']],
    ['*|score(n == 3 || n == 4)|order(_score desc, n desc)', ['d', 'c', 'b', 'a']],
  ])('%s puts the best first', async (query, expected) => {
    expect(ids(await ask(query))).toEqual(expected)
  })

  it('gives more to what is said more often, and less for each time', async () => {
    const { a, b } = scores(await ask('*|score(title match "blue")')) as Record<'a' | 'b', number>
    expect(b).toBeGreaterThan(a)
    expect(b).toBeLessThan(2 * a)
  })
})
