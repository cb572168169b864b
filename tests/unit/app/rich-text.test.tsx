import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { DrawnText } from '#app/_components/portable-text/portable-text.tsx'
import { portableText } from '#app/_content/portable-text.ts'
import { logger } from '#lib/log/logger.ts'
import { findMarket, type Market } from '#lib/market/markets.ts'

/** As click-to-edit hides its data behind a text. */
const invisibleMarks = '\u200b\u200c\u200d\ufeff'.repeat(5)

const us = findMarket('en-us') as Market

function html(value: unknown, preview = false): string {
  return renderToStaticMarkup(<DrawnText value={portableText.parse(value)} market={us} preview={preview} />)
}

function linkTo(href: unknown) {
  return [
    {
      _type: 'block',
      _key: 'b',
      style: 'normal',
      markDefs: [{ _type: 'link', _key: 'l', href }],
      children: [{ _type: 'span', _key: 's', text: 'words', marks: ['l'] }],
    },
  ]
}

describe('the texts of the CMS', () => {
  it('keeps the words of a link that must not be followed, and nothing of the link', () => {
    expect(html(linkTo('javascript:alert(1)'))).toBe('<div class="prose"><p>words</p></div>')
    expect(html(linkTo('data:text/html,x'))).not.toContain('href')
  })

  it('leads a path of the shop into the market that one is in', () => {
    expect(html(linkTo('/products/luna-mug'))).toContain('href="/en-us/products/luna-mug"')
  })

  it('reads an address below the marks of click-to-edit', () => {
    expect(html(linkTo(`https://example.com${invisibleMarks}`))).toContain('href="https://example.com"')
    expect(html(linkTo(`javascript:alert(1)${invisibleMarks}`))).not.toContain('href')
  })

  it('leaves out blocks that it does not know and pictures without an asset, and says so once in the log', () => {
    const warn = vi.spyOn(logger, 'warn').mockReturnValue()
    const body = [
      { _type: 'carousel', _key: 'a', slides: [] },
      { _type: 'image', _key: 'b', asset: null },
      { _type: 'block', _key: 'd' },
      'text',
      null,
      ...linkTo('https://example.com'),
    ]
    expect(html(body)).toBe(
      '<div class="prose"><p><a href="https://example.com" rel="noopener">words</a></p></div>',
    )
    html(body)
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('cannot draw'), expect.objectContaining({ kind: 'block', name: 'carousel' })],
    ])
    warn.mockRestore()
  })

  it('shows the words of a mark and of a style that it does not know', () => {
    const block = {
      _type: 'block',
      _key: 'b',
      style: 'fancy',
      markDefs: [{ _type: 'glossary', _key: 'g' }],
      children: [{ _type: 'span', _key: 's', text: 'words', marks: ['g', 'sparkle'] }],
    }
    expect(html([block])).toBe('<div class="prose"><p>words</p></div>')
  })

  it('tells who looks at a preview what it left out, and nobody else', () => {
    const body = [{ _type: 'slideshow', _key: 'a' }]
    expect(html(body, true)).toContain('The shop cannot draw “slideshow”.')
    expect(html(body)).toBe('<div class="prose"></div>')
  })

  it('gives each heading an anchor of its own', () => {
    const heading = (_key: string, text: string) => ({
      _type: 'block',
      _key,
      style: 'h2',
      children: [{ _type: 'span', _key: 's', text }],
    })
    expect(html([heading('a', 'Glaze & fire'), heading('b', 'Glaze, fire')])).toBe(
      '<div class="prose"><h2 id="glaze-fire">Glaze &amp; fire</h2><h2 id="glaze-fire-2">Glaze, fire</h2></div>',
    )
  })

  it('draws no heading where there are no words', () => {
    const heading = (children: unknown[]) => ({ _type: 'block', _key: 'a', style: 'h2', children })
    const span = (text: string) => ({ _type: 'span', _key: 's', text })
    expect(html([heading([span('')]), heading([span(` ${invisibleMarks}`)]), heading([])])).not.toContain(
      '<h',
    )
    expect(html([heading([span(''), { _type: 'footnote' }])], true)).toContain('“footnote”')
  })

  it('draws a heading where the outline has its place, as its editor meant it', () => {
    const heading = (style: string) => ({
      ...blockOf([{ ...words, text: style }], { style }),
      _key: style,
    })
    expect(html(['h3', 'h4'].map(heading))).toMatch(/<h2 id="h3" class="[^"]+">h3<\/h2><h3>h4<\/h3>/)
  })

  it.each([{ tone: 'loud' }, { tone: null }, {}])('draws a callout of the tone %j as a note', (fields) => {
    expect(html([{ _type: 'callout', _key: 'c', text: 'Hot.', ...fields }])).toContain('data-tone="note"')
  })

  it('escapes what an editor writes', () => {
    expect(html([{ _type: 'callout', _key: 'c', tone: 'note', text: '<script>' }])).toContain(
      '&lt;script&gt;',
    )
  })

  it.each([null, undefined, 'text', {}])('is empty for %j', (value) => {
    expect(html(value)).toBe('<div class="prose"></div>')
  })

  it.each([
    ['an entry that is null among its words', { children: [null, { _type: 'span', text: 'words' }] }],
    [
      'a definition that is null',
      { markDefs: [null], children: [{ _type: 'span', text: 'words', marks: ['m'] }] },
    ],
    ['no list of marks', { children: [{ _type: 'span', text: 'words', marks: null }] }],
    [
      'a list ten million levels deep',
      { listItem: 'bullet', level: 1e7, children: [{ _type: 'span', text: 'words' }] },
    ],
    [
      'a level that is none',
      { listItem: 'bullet', level: 'deep', children: [{ _type: 'span', text: 'words' }] },
    ],
  ])('keeps the words of a block with %s', (_what, fields) => {
    expect(html([{ _type: 'block', _key: 'b', ...fields }])).toContain('words')
  })

  it.each(['@list', '@span', '@text'])('leaves out a block that calls itself %s', (_type) => {
    expect(html([{ _type, _key: 'b' }])).toBe('<div class="prose"></div>')
  })

  it.each(['@list', '@span', '@text'])('leaves out words that call themselves %s', (_type) => {
    expect(html([blockOf([{ _type, children: null }, words])])).toBe('<div class="prose"><p>words</p></div>')
  })
})

const words = { _type: 'span', _key: 's', text: 'words' }

function blockOf(children: readonly unknown[], fields: object = {}) {
  return { _type: 'block', _key: 'b', style: 'normal', children, ...fields }
}

/** What was logged while a text was drawn; nothing that an earlier test has drawn is new to the log. */
function toldOf(value: unknown): { drawn: string; told: unknown[] } {
  delete (globalThis as { restockFaults?: unknown }).restockFaults
  const warn = vi.spyOn(logger, 'warn').mockReturnValue()
  const drawn = html(value)
  const told = warn.mock.calls.map(([, fields]) => `${fields?.kind} ${fields?.name}`)
  warn.mockRestore()
  return { drawn, told }
}

describe('a name that every object has', () => {
  const marked = (mark: string, markDefs: unknown[] = []) =>
    blockOf([{ ...words, marks: [mark] }], { markDefs })

  describe.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', '__defineGetter__'])(
    '%s',
    (name) => {
      it.each([
        ['a style', blockOf([words], { style: name }), [`blockStyle ${name}`]],
        ['a mark', marked(name), [`mark ${name}`]],
        ['the definition of a mark', marked('m', [{ _type: name, _key: 'm' }]), [`mark ${name}`]],
        ['the key of a definition', marked(name, [{ _type: 'glossary', _key: name }]), ['mark glossary']],
        ['a kind of list', blockOf([words], { listItem: name }), [`listStyle ${name}`]],
        ['a block of words', blockOf([words], { _type: name }), [`block ${name}`]],
        ['what stands within words', blockOf([words, { _type: name }]), [`block ${name}`]],
      ])('is unknown as %s, and the words are kept', (_what, block, told) => {
        expect(toldOf([block])).toEqual({ drawn: expect.stringMatching(/<(p|li)>words</), told })
      })

      it('is unknown as a block', () => {
        expect(toldOf([{ _type: name }])).toEqual({
          drawn: '<div class="prose"></div>',
          told: [`block ${name}`],
        })
      })
    },
  )

  it('is said to who looks at a preview as the editor wrote it', () => {
    expect(html([{ _type: 'constructor' }], true)).toContain('The shop cannot draw “constructor”.')
    expect(html([blockOf([words], { style: 'toString' })], true)).toContain(
      'The shop cannot draw “toString”.',
    )
  })

  it('does not change one that only looks so', () => {
    expect(toldOf([{ _type: '~sparkle' }]).told).toEqual(['block ~sparkle'])
  })
})

describe('a text in an order of which HTML has no form', () => {
  const to = (key: string) => ({ _type: 'link', _key: key, href: `https://example.com/${key}` })
  const link = (key: string, text: string) =>
    `<a href="https://example.com/${key}" rel="noopener">${text}</a>`
  const span = (text: string, ...marks: string[]) => ({ _type: 'span', _key: text, text, marks })
  const linked = (...children: unknown[]) => blockOf(children, { markDefs: [to('k'), to('l')] })
  const callout = { _type: 'callout', _key: 'c', tone: 'care', text: 'Hot.' }
  const nested = 'mark link within a link'

  it.each([
    ['one within another', [span('a', 'k'), span('b', 'l', 'k')], link('k', 'ab'), [nested]],
    [
      'two that overlap',
      [span('a', 'k'), span('b', 'k', 'l'), span('c', 'l')],
      link('k', 'ab') + link('l', 'c'),
      [nested],
    ],
    ['two around the same words', [span('a', 'l', 'k')], link('l', 'a'), [nested]],
    ['one given twice', [span('a', 'k', 'k')], link('k', 'a'), []],
    ['two beside each other', [span('a', 'k'), span('b', 'l')], link('k', 'a') + link('l', 'b'), []],
  ])('has no link within a link: %s', (_what, children, drawn, told) => {
    expect(toldOf([linked(...children)])).toEqual({ drawn: `<div class="prose"><p>${drawn}</p></div>`, told })
  })

  it('draws a callout after the words that it was written among', () => {
    const { drawn, told } = toldOf([blockOf([span('before '), callout, span('after')])])
    expect(drawn).toMatch(
      /^<div class="prose"><p>before after<\/p><aside .*<p class="[^"]*">Hot\.<\/p><\/aside><\/div>$/,
    )
    expect(told).toEqual([])
  })

  it('draws a callout that stands within nothing but a paragraph in its place', () => {
    expect(html([blockOf([callout])])).toBe(html([callout]))
  })

  it('leaves out a picture without a file within words, as it does between them', () => {
    expect(html([blockOf([words, { _type: 'image' }])])).toBe('<div class="prose"><p>words</p></div>')
  })

  it('draws a callout that calls itself an entry of a list as a callout', () => {
    expect(html([{ ...callout, listItem: 'bullet', children: [] }])).toBe(html([callout]))
  })

  it.each([
    ['a block', { ...blockOf([span('within', 'k')]) }, 'block block'],
    ['an unknown type', { _type: 'footnote', children: [span('within')] }, 'block footnote'],
    [
      'an unknown type in another',
      { _type: 'footnote', children: [{ _type: 'footnote', children: [span('within')] }] },
      'block footnote',
    ],
  ])('keeps the words of %s within others, and tells of it', (_what, child, told) => {
    expect(toldOf([linked(span('before '), child, span(' after'))])).toEqual({
      drawn: '<div class="prose"><p>before within after</p></div>',
      told: [told],
    })
  })

  it('keeps the words of an unknown type between others, and tells of it', () => {
    const block = blockOf([words], { _type: 'carousel' })
    expect(toldOf([block])).toEqual({
      drawn: '<div class="prose"><p>words</p></div>',
      told: ['block carousel'],
    })
    expect(html([block], true)).toMatch(/<p>words<span .*“carousel”.*<\/span><\/p>/)
  })

  it('draws a list within an entry of an unknown style, and tells of the style', () => {
    const entry = (text: string, level: number, style: string) =>
      blockOf([span(text)], { _key: text, listItem: 'bullet', level, style })
    expect(toldOf([entry('a', 1, 'fancy'), entry('b', 2, 'normal')])).toEqual({
      drawn: '<div class="prose"><ul><li>a<ul><li>b</li></ul></li></ul></div>',
      told: ['block fancy'],
    })
  })

  it('reads on behind an object whose children are no list', () => {
    const entry = (level: number, child: unknown) => blockOf([words, child], { listItem: 'bullet', level })
    expect(html([entry(2, { _type: 'footnote', children: null }), entry(1, words)])).toContain('wordswords')
  })

  it('ends where words are within words without end', () => {
    let child: object = words
    for (let depth = 0; depth < 5_000; depth++) child = { _type: 'footnote', children: [child] }
    expect(html([blockOf([words, child])])).toBe('<div class="prose"><p>words</p></div>')
  })
})
