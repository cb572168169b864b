import { describe, expect, it } from 'vitest'
import { formatMajorUnits, parseMajorUnits } from '#studio/prices/major-units.ts'

describe('an amount of money', () => {
  it.each([
    ['24.50', 2450],
    ['24,5', 2450],
    ['24', 2400],
    ['24.', 2400],
    ['1 200', 120000],
    ['0.07', 7],
    ['19.99', 1999],
  ])('"%s" is %i minor units', (text, amount) => {
    expect(parseMajorUnits(text, 2)).toEqual({ ok: true, amount })
  })

  it('is none when nothing is written', () => {
    expect(parseMajorUnits(' ', 2)).toEqual({ ok: true, amount: null })
  })

  it.each(['-3', '24.505', 'abc', '1.2.3', '€5', '1e5', '12345678901'])('is not "%s"', (text) => {
    expect(parseMajorUnits(text, 2).ok).toBe(false)
  })

  it('has the decimals of its currency', () => {
    expect(parseMajorUnits('500', 0)).toEqual({ ok: true, amount: 500 })
    expect(parseMajorUnits('500.5', 0).ok).toBe(false)
    expect(formatMajorUnits(2450, 2)).toBe('24.50')
    expect(formatMajorUnits(500, 0)).toBe('500')
    expect(formatMajorUnits(undefined, 2)).toBe('')
  })

  it('comes back as it was written out', () => {
    for (let amount = 0; amount < 12000; amount += 7) {
      expect(parseMajorUnits(formatMajorUnits(amount, 2), 2)).toEqual({ ok: true, amount })
    }
  })
})
