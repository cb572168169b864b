import { describe, expect, it } from 'vitest'
import { refuseOthers } from '#lib/http/answers.ts'
import { showsSecret } from '#lib/http/bearer.ts'
import { readBody } from '#lib/http/body.ts'
import { readOrigin } from '#lib/http/same-origin.ts'

const shop = 'https://shop.example'

describe('readOrigin', () => {
  it.each<Record<string, string>>([
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://shop.example' },
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
  ])('allows %j', (headers) => {
    expect(readOrigin(new Headers(headers), shop).allowed).toBe(true)
  })

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' },
    { origin: 'https://evil.example' },
    { origin: 'https://shop.example.evil.example' },
    { origin: 'null' },
    { origin: '' },
  ])('refuses %j', (headers) => {
    expect(readOrigin(new Headers(headers), shop).allowed).toBe(false)
  })
})

describe('readBody', () => {
  const request = (body: BodyInit, headers = {}) =>
    new Request(shop, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

  it('gives the bytes as they came', async () => {
    const bytes = Buffer.from([0, 0xff, 0x0a, 0xe2, 0x82])
    expect(await readBody(request(bytes), 5)).toEqual(bytes)
  })

  it('gives up on a body that is too large, said or not', async () => {
    expect(await readBody(request('123456'), 5)).toBeUndefined()
    const unsaid = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(4))
      },
    })
    expect(await readBody(request(unsaid), 5)).toBeUndefined()
  })
})

describe('showsSecret', () => {
  it('knows the secret and nothing like it', () => {
    const shows = (authorization: string) => showsSecret(new Headers({ authorization }), 'secret')
    expect(shows('Bearer secret')).toBe(true)
    expect(['Bearer secre', 'Bearer secrets', 'Basic secret', 'Bearer ', ''].some(shows)).toBe(false)
    expect(showsSecret(new Headers(), 'secret')).toBe(false)
  })
})

describe('refuseOthers', () => {
  it('answers 405 and says what is allowed', () => {
    expect(refuseOthers('POST').GET().status).toBe(405)
    expect(refuseOthers('POST').GET().headers.get('allow')).toBe('POST')
    expect(refuseOthers('GET').POST().headers.get('allow')).toBe('GET, HEAD')
  })
})
