import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DeliveryNote } from '#app/_components/product/delivery-note.tsx'
import { defaultMarket, findMarket, type Market } from '#lib/market/markets.ts'

const priced = {
  sku: 'A',
  options: [],
  prices: [{ currency: 'EUR', amount: 2400 }],
  compareAtPrices: [],
}
const noteOf = (variants: (typeof priced)[], market: Market) =>
  renderToStaticMarkup(<DeliveryNote variants={variants} market={market} />)

it('promises when a piece is sent where it has a price, and nothing where that is on request', () => {
  const unpriced = { ...priced, prices: [] }
  expect(noteOf([unpriced, priced], defaultMarket)).toContain('Packed and sent')
  expect(noteOf([priced], findMarket('en-us') as Market)).toBe('')
  expect(noteOf([unpriced], defaultMarket)).toBe('')
})
