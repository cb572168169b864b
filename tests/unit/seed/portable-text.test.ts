import { describe, expect, it } from 'vitest'
import { parsePortableText } from '../../../seed/build/portable-text.ts'

describe('the Markdown subset of the seed', () => {
  it('reads marks and links within a wrapped paragraph', () => {
    expect(parsePortableText('A *red*\nrim, **never**\nsee [care](/help/care).')).toEqual([
      {
        _key: 'b1',
        _type: 'block',
        style: 'normal',
        children: [
          { _key: 'b1s1', _type: 'span', text: 'A ', marks: [] },
          { _key: 'b1s2', _type: 'span', text: 'red', marks: ['em'] },
          { _key: 'b1s3', _type: 'span', text: ' rim, ', marks: [] },
          { _key: 'b1s4', _type: 'span', text: 'never', marks: ['strong'] },
          { _key: 'b1s5', _type: 'span', text: ' see ', marks: [] },
          { _key: 'b1s6', _type: 'span', text: 'care', marks: ['b1l1'] },
          { _key: 'b1s7', _type: 'span', text: '.', marks: [] },
        ],
        markDefs: [{ _key: 'b1l1', _type: 'link', href: '/help/care' }],
      },
    ])
  })

  it('reads lists an item at a time, wrapped items whole', () => {
    const items = parsePortableText('- one\n- two,\n  wrapped\n\n1. first')
    expect(items).toMatchObject([
      { listItem: 'bullet', level: 1, children: [{ text: 'one' }] },
      { listItem: 'bullet', level: 1, children: [{ text: 'two, wrapped' }] },
      { listItem: 'number', level: 1, children: [{ text: 'first' }] },
    ])
  })

  it('reads headings, quotes, callouts, pictures and products', () => {
    const source =
      '## Why\n\n> said so\n\n> [!care] Wash it.\n\n![A mug](mug "By hand")\n\n{product: luna-mug}'
    expect(parsePortableText(source)).toMatchObject([
      { style: 'h2', children: [{ text: 'Why' }] },
      { style: 'blockquote', children: [{ text: 'said so' }] },
      { _type: 'callout', tone: 'care', text: 'Wash it.' },
      { _type: 'image', picture: 'mug', alt: 'A mug', caption: 'By hand' },
      { _type: 'productReference', slug: 'luna-mug' },
    ])
  })

  it.each(['#### deep', '| a | b |', '```', '![no picture]', '{product luna}'])('refuses %s', (source) => {
    expect(() => parsePortableText(source)).toThrow('has no such block')
  })

  it('refuses a callout of an unknown tone', () => {
    expect(() => parsePortableText('> [!shout] Hey')).toThrow('none of note, care, warning')
  })
})
