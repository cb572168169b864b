import { describe, expect, it } from 'vitest'
import { askOf, type Case, expectParseError } from './ask.ts'

const ask = askOf()

describe('literals', () => {
  it.each<Case>([
    ['null', null],
    ['true', true],
    ['false', false],
    ['0', 0],
    ['42', 42],
    ['3.25', 3.25],
    ['1e3', 1000],
    ['1E+2', 100],
    ['25e-2', 0.25],
    ['1.5e2', 150],
    ['-7', -7],
    ['+7', 7],
    ['1e400', null],
    ['""', ''],
    ["''", ''],
    ['"double"', 'double'],
    ["'single'", 'single'],
    [`"it's"`, "it's"],
    [`'say "hi"'`, 'say "hi"'],
    [String.raw`"\"\'\\\/"`, `"'\\/`],
    [String.raw`"\b\f\n\r\t"`, '\b\f\n\r\t'],
    [String.raw`"\u00e6\u00D8"`, 'æØ'],
    [String.raw`"\u{e6}\u{0000E6}"`, 'ææ'],
    [String.raw`"\u{1F600}"`, '😀'],
    [String.raw`"\u{10FFFF}"`, '\u{10ffff}'],
    [String.raw`"\uD83D\uDE00"`, '😀'],
    ['"line\nbreak"', 'line\nbreak'],
    ['"😀 æ 日本"', '😀 æ 日本'],
    ['"// no comment"', '// no comment'],
    ['[]', []],
    ['[1, "a", null, true]', [1, 'a', null, true]],
    ['[1, 2,]', [1, 2]],
    ['[[1], [2, [3]]]', [[1], [2, [3]]]],
    ['[...[1, 2], 3, ...[4]]', [1, 2, 3, 4]],
    ['[...null, ..."a", ...{"a": 1}, 1]', [1]],
    ['{}', {}],
    ['{"a": 1, "b": {"c": [2]}}', { a: 1, b: { c: [2] } }],
    ['{"a": 1,}', { a: 1 }],
    [`{'a': 1}`, { a: 1 }],
    ['{"a": 1, "a": 2}', { a: 2 }],
    ['{...{"a": 1, "b": 1}, "b": 2}', { a: 1, b: 2 }],
    ['{"b": 2, ...{"a": 1, "b": 1}}', { a: 1, b: 1 }],
    ['{...null, ...1, ...[1], "a": 1}', { a: 1 }],
    ['{true => {"a": 1}, false => {"b": 1}, null => {"c": 1}}', { a: 1 }],
    ['{"with space": 1}', { 'with space': 1 }],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })
})

describe('white space and comments', () => {
  it.each<Case>([
    ['\t\n\v\f\r 1 \u0085\u00a0', 1],
    ['1 // behind', 1],
    ['1 //', 1],
    ['// before\n1', 1],
    ['[1, // one\n2] // two', [1, 2]],
    ['1 // a\n// b\n+ 2 // c', 3],
    ['{"a" // name\n: // value\n1}', { a: 1 }],
    ['count(// how many?\n[1, 2])', 2],
  ])('%j', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })
})

describe('parameters', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['$a', { a: 1 }, 1],
    ['$a + $b', { a: 'x', b: 'y' }, 'xy'],
    ['$list[1]', { list: [1, 2] }, 2],
    ['$object.a.b', { object: { a: { b: 'deep' } } }, 'deep'],
    ['$none == null', { none: null }, true],
    ['[1, 2, 3][$from..$to]', { from: 1, to: 2 }, [2, 3]],
    ['[1, 2, 3][$at]', { at: -1 }, 3],
    ['{"a": 1}[$name]', { name: 'a' }, 1],
    ['"a" in $list', { list: ['a'] }, true],
    ['$_underscored1', { _underscored1: 'ok' }, 'ok'],
  ])('%s with %j', async (query, params, expected) => {
    expect(await ask(query, params)).toEqual(expected)
  })

  it('must be given', () => expectParseError(ask('$missing')))
})

describe('what is no GROQ', () => {
  it.each([
    '',
    ' ',
    '// only a comment',
    '"open',
    "'open",
    '"half \\',
    '"\\x"',
    '"\\u{}"',
    '"\\u{110000}"',
    '"\\u{D800}"',
    '"\\u12"',
    '"\\u{12"',
    '1 // see "\n + "\\u{',
    '[1',
    '[1 2]',
    '{"a"}',
    '{"a": }',
    '{1}',
    '{a.b}',
    '{count(a)}',
    '(1',
    '1)',
    '1 2',
    '1 +',
    '* 1',
    '1e',
    '.5',
    '$',
    '&',
    'a =',
    'a = b',
    'a === b',
    'a & b',
    'a asc',
    'a desc',
    '1..2',
    '1 => 2',
    '(1, 2',
    '#',
    'a -> -> {',
    '[1, 2, 3][0...]',
    '[1, 2, 3][...2]',
    '[1, 2, 3][a..b]',
    '[1, 2, 3][1.5]',
    '[1, 2, 3][0.5..2]',
    '[1, 2, 3][0.."a"]',
  ])('%j', (query) => expectParseError(ask(query)))
})
