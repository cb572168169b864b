import { describe, expect, it } from 'vitest'
import { redirectBack, redirectTo } from '#lib/alerts/form.ts'

const findPath = async (sku: string) => (sku === 'LUNA-S' ? '/products/luna/luna-s' : undefined)
const locationOf = async (response: Response | Promise<Response>) => (await response).headers.get('location')

describe('a form that was sent without JavaScript', () => {
  it('is answered by a page of its market, which nothing keeps', async () => {
    const { status, headers } = redirectTo('thanks', { market: 'en-us' })
    expect([status, headers.get('cache-control')]).toEqual([303, 'no-store'])
    expect(await locationOf(redirectTo('thanks', { market: 'en-us' }))).toBe('/en-us/alerts/thanks')
    expect(await locationOf(redirectTo('thanks', { market: '//evil.example' }))).toBe('/alerts/thanks')
  })

  it('leads back to its piece when its address is refused, and names the address nowhere', async () => {
    const input = { sku: 'LUNA-S', email: 'x@y', market: 'en-us' }
    const said = '/en-us/products/luna/luna-s#alert-refused'
    expect(await locationOf(redirectBack('email', input, findPath))).toBe(said)
  })

  it('leads back without a word of the address when that is not what was wrong', async () => {
    expect(await locationOf(redirectBack('sku', { sku: 'LUNA-S' }, findPath))).toBe('/products/luna/luna-s')
  })

  it('leads nowhere while it cannot be known where to', async () => {
    const lost = async () => Promise.reject(new Error('The lake is down.'))
    await expect(redirectBack('email', { sku: 'LUNA-S' }, lost)).rejects.toThrow('The lake is down.')
  })

  it.each(['NONE', '//evil.example', 'https://evil.example', 'a\r\nb: c', '', undefined, ['LUNA-S'], {}])(
    'leads nowhere that the shop does not know: %j',
    async (sku) => {
      expect(await locationOf(redirectBack('email', { sku, market: {} }, findPath))).toBe('/alerts/invalid')
    },
  )
})
