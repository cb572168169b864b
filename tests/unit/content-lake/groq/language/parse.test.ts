import { ClientError } from '@sanity/client'
import { describe, expect, it } from 'vitest'
import { LakeError } from '#emulators/content-lake/errors.ts'
import { createParser } from '#emulators/content-lake/groq/language/parse.ts'

const parse = createParser()

function faultOf(query: string, params = {}): LakeError {
  try {
    parse(query, params)
  } catch (error) {
    if (error instanceof LakeError) return error
    throw error
  }
  throw new Error(`${query} was parsed`)
}

/** The message that a developer sees. */
function shown(fault: LakeError): string {
  const { status: statusCode, body } = fault
  return new ClientError({ statusCode, body, headers: {}, url: '/', method: 'GET', statusMessage: null })
    .message
}

describe('parse errors', () => {
  it('are shown by @sanity/client with their place', () => {
    const message = shown(faultOf('*[_type == "a"]{title, "n": }'))
    expect(message).toContain('GROQ query parse error:')
    expect(message).toContain('> 1 | *[_type == "a"]{title, "n": }')
    expect(message).toMatch(/\n {4}\| {27}\^/)
  })

  it('name the function that does not exist', () => {
    expect(faultOf('*[foo::bar(1)]').body).toMatchObject({ error: { start: 2, end: 5 } })
    expect(faultOf('*[ nosuch(1) ]').body).toMatchObject({ error: { start: 3, end: 9 } })
  })

  it('name the parameter that was not given', () => {
    const query = '*[_type == $type && slug.current == $typ]'
    expect(faultOf(query, { type: 'a' }).body).toEqual({
      error: {
        type: 'queryParseError',
        description: 'param $typ referenced, but not provided',
        query,
        start: 36,
        end: 40,
      },
    })
  })

  it.each(['', ' ', '*[', '{', '"', '*[0..', '(('])('answer 400 for %j', (query) => {
    const fault = faultOf(query)
    expect(fault.status).toBe(400)
    expect(shown(fault)).toContain('GROQ query parse error')
  })

  it('answer 400 for a query nested beyond the stack', () => {
    expect(faultOf(`${'('.repeat(50_000)}1${')'.repeat(50_000)}`).status).toBe(400)
  })
})

describe('parameters in brackets', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['*[0...$n]', { n: 3 }, { type: 'Slice', left: 0, right: 3 }],
    ['*[$from .. $to]', { from: 1, to: 2 }, { type: 'Slice', left: 1, right: 2, isInclusive: true }],
    ['*[($page - 1) * 10...$page * 10]', { page: 2 }, { type: 'Slice', left: 10, right: 20 }],
    ['*[$at]', { at: 4 }, { type: 'AccessElement', index: 4 }],
    ['*[0...\n// the limit\n$n]', { n: 3 }, { type: 'Slice', right: 3 }],
  ])('%s', (query, params, node) => {
    expect(parse(query, params)).toMatchObject(node)
  })

  it('are taken anew with each value', () => {
    expect(parse('*[0...$n]', { n: 1 })).toMatchObject({ right: 1 })
    expect(parse('*[0...$n]', { n: 2 })).toMatchObject({ right: 2 })
  })

  it('keep one tree for all values elsewhere', () => {
    const query = '*[slug.current == $slug][0]'
    expect(parse(query, { slug: 'a' })).toBe(parse(query, { slug: 'b' }))
  })
})
