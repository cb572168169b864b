import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headingsOf, isTaken, outlineOf, readingMinutes } from '#app/_content/outline.ts'
import { portableText } from '#app/_content/portable-text.ts'

const block = (style: string, text: unknown, _key = String(text)) => ({
  _type: 'block',
  _key,
  style,
  children: [{ _type: 'span', text }],
})
const outline = (value: unknown) =>
  outlineOf(portableText.parse(value)).map(({ anchor, level }) => [anchor, level])

describe('outlineOf', () => {
  it('lists headings with their levels, and nothing else', () => {
    expect(outline([block('h2', 'Iron'), block('normal', 'Text'), block('h3', 'Cone 10')])).toEqual([
      ['iron', 2],
      ['cone-10', 3],
    ])
  })

  it('makes anchors that differ, also of words in other scripts or of none', () => {
    expect(
      outline([
        block('h2', 'Äsche'),
        block('h2', 'asche', 'b'),
        block('h2', 'ASCHE 2', 'c'),
        block('h2', '釉薬'),
        block('h2', '–?!'),
      ]),
    ).toEqual([
      ['asche', 2],
      ['asche-2', 2],
      ['asche-2-2', 2],
      ['釉薬', 2],
      ['part', 2],
    ])
  })

  it('leaves the ids of the page to the page', () => {
    const titles = ['Main', 'Contents', 'Picture 1', 'Main', 'Firing']
    expect(
      outline(titles.map((title, at) => block('h2', title, String(at)))).map(([anchor]) => anchor),
    ).toEqual(['main-2', 'contents-2', 'picture-1-2', 'main-3', 'firing'])
  })

  it('knows every id that a page gives', () => {
    const given = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => [...readFileSync(`app/${file}`, 'utf8').matchAll(/\sid="([^"]+)"/g)])
      .map(([, id]) => String(id))
    expect(given).toContain('main')
    expect(given.filter((id) => !isTaken(id))).toEqual([])
  })

  it.each([
    [
      ['h3', 'h3'],
      [2, 3],
    ],
    [
      ['h2', 'h4', 'h4', 'h2', 'h3', 'h6'],
      [2, 3, 4, 2, 3, 4],
    ],
    [
      ['h1', 'normal', 'h3', 'h2'],
      [2, undefined, 3, 2],
    ],
  ])('draws %j at most one level below each other', (styles, levels) => {
    const text = styles.map((style, at) => block(style, `Part ${at}`))
    expect(headingsOf(portableText.parse(text)).map((heading) => heading?.level)).toEqual(levels)
  })

  it.each([
    [[block('h2', ' ')]],
    [[block('h2', null)]],
    [[{ _type: 'block', style: 'h2', _key: 'a' }]],
    ['text'],
  ])('is empty for %j', (value) => {
    expect(outline(value)).toEqual([])
  })
})

describe('readingMinutes', () => {
  it('counts the words of blocks and callouts', () => {
    const long = block('normal', 'word '.repeat(440))
    expect(readingMinutes(portableText.parse([long, { _type: 'callout', text: 'word '.repeat(220) }]))).toBe(
      3,
    )
  })

  it('is one at least, and nothing of a text without words', () => {
    expect(readingMinutes(portableText.parse([block('normal', 'word')]))).toBe(1)
    expect(readingMinutes(portableText.parse([block('normal', ' ')]))).toBeUndefined()
    expect(readingMinutes([])).toBeUndefined()
  })
})
