import { describe, expect, it } from 'vitest'
import { readSeen, remember } from '#app/_components/recently-seen/seen.ts'

const seen = (slug: string) => ({ slug, title: slug.toUpperCase() })

describe('what a browser remembers', () => {
  it.each([null, '', '{', '7', '{"slug":"a"}'])('is nothing when it cannot be read: %s', (kept) => {
    expect(readSeen(kept)).toEqual([])
  })

  it('leaves out what is no product, and pictures that are no addresses', () => {
    const kept = [
      seen('a'),
      null,
      { slug: 'b' },
      { slug: '', title: 'C' },
      { slug: 'e', title: '' },
      { ...seen('d'), picture: 'javascript:x' },
    ]
    expect(readSeen(JSON.stringify(kept))).toEqual([seen('a')])
  })

  it('has what is looked at now in front, each once, and not too many', () => {
    expect(remember([seen('a'), seen('b')], seen('b')).map(({ slug }) => slug)).toEqual(['b', 'a'])
    const many = Array.from({ length: 20 }, (_, at) => seen(`p${at}`))
    expect(remember(many, seen('a'))).toHaveLength(9)
  })
})
