import { describe, expect, it } from 'vitest'
import { backInStockMail } from '#lib/mail/back-in-stock.ts'

const content = {
  shop: 'Restock',
  product: 'Luna mug',
  options: ['Celadon'],
  price: '€28',
  url: 'https://shop.example/products/luna-mug',
  picture: { url: 'https://cdn.example/a.jpg?w=1&h=2', alt: 'A mug' },
}

describe('backInStockMail', () => {
  it('says in its subject what is back', () => {
    expect(backInStockMail(content).subject).toBe('Luna mug is back: Celadon')
    expect(backInStockMail({ ...content, options: ['XL', 'Iron Red'] }).subject).toBe(
      'Luna mug is back: XL · Iron Red',
    )
    expect(backInStockMail({ ...content, options: [] }).subject).toBe('Luna mug is back')
  })

  it('holds price and link in both forms', () => {
    const { text, html } = backInStockMail(content)
    for (const form of [text, html]) {
      expect(form).toContain('€28')
      expect(form).toContain('https://shop.example/products/luna-mug')
    }
    expect(html).toContain('src="https://cdn.example/a.jpg?w=1&amp;h=2"')
  })

  it('does without price and picture', () => {
    const { text, html } = backInStockMail({ ...content, price: null, picture: null })
    expect(html).not.toContain('<img')
    expect(`${text}${html}`).not.toMatch(/null|undefined/)
  })

  it('lets nothing of the CMS become HTML, nor a line of the head', () => {
    const { html, subject } = backInStockMail({
      ...content,
      product: '<script>alert(1)</script>\r\nBcc: x@example.com',
      picture: { url: 'https://cdn.example/"onload="x', alt: '"><b>' },
    })
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('"onload=')
    expect(html).not.toContain('<b>')
    expect(subject).not.toMatch(/[\r\n]/)
  })
})
