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

  it('draws a callout of an unknown tone as a note', () => {
    expect(html([{ _type: 'callout', _key: 'c', tone: 'loud', text: 'Hot.' }])).toContain('data-tone="note"')
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
})
