import { describe, expect, it } from 'vitest'
import { Interrupted, interruptible } from '#emulators/content-lake/groq/evaluation/interrupt.ts'
import { Allowance } from '#emulators/content-lake/query/allowance.ts'
import { Verdicts } from '#emulators/content-lake/query/verdicts.ts'

describe('the verdict on a query', () => {
  it('is quick after some quick runs, and no longer after one that was not', () => {
    const verdicts = new Verdicts()
    expect(verdicts.of('q', 0)).toBe('unknown')
    for (let run = 0; run < 3; run += 1) verdicts.took('q', 1)
    expect(verdicts.of('q', 0)).toBe('quick')
    verdicts.took('q', 20)
    expect(verdicts.of('q', 0)).toBe('good')
    verdicts.took('q', 20)
    expect(verdicts.of('q', 0)).toBe('unknown')
  })

  it('is slow for a while once it was given up, and endless when the first lane gave it up too', () => {
    const verdicts = new Verdicts()
    verdicts.gaveUp('q', 'slow', 1000)
    expect([verdicts.of('q', 1001), verdicts.of('q', 60_000)]).toEqual(['slow', 'unknown'])
    verdicts.gaveUp('q', 'endless', 1000)
    expect([verdicts.of('q', 1001), verdicts.of('q', 60_000)]).toEqual(['endless', 'unknown'])
  })

  it('bears a pause of the machine', () => {
    const verdicts = new Verdicts()
    for (let run = 0; run < 20; run += 1) verdicts.took('q', 1)
    verdicts.gaveUp('q', 'slow', 1000)
    expect(verdicts.of('q', 1001)).toBe('quick')
  })

  it('is forgotten for the query that was not asked for longest', () => {
    const verdicts = new Verdicts()
    verdicts.gaveUp('first', 'slow', 0)
    for (let n = 0; n < 2000; n += 1) verdicts.gaveUp(`q${n}`, 'slow', 0)
    expect([verdicts.of('first', 1), verdicts.of('q1', 1)]).toEqual(['unknown', 'slow'])
  })
})

describe('the allowance of queries that are tried in vain', () => {
  it('is small while many of them are, and recovers', () => {
    const allowance = new Allowance()
    expect(allowance.limitMs(true, 0)).toBeGreaterThan(allowance.limitMs(false, 0))
    const usual = allowance.limitMs(false, 0)
    for (let n = 0; n < 5; n += 1) allowance.wasted(usual, 0)
    expect(allowance.limitMs(false, 1)).toBeLessThan(usual)
    expect(allowance.limitMs(false, 60_000)).toBe(usual)
  })
})

describe('interruptible work', () => {
  it.each<[string, () => unknown]>([
    [
      'a loop',
      () => {
        for (;;);
      },
    ],
    ['a regular expression', () => /(a+)+b/.test('a'.repeat(50))],
    [
      'a loop that catches all',
      () => {
        for (;;)
          try {
            throw new Error('x')
          } catch {}
      },
    ],
  ])('is stopped in %s', (_what, work) => {
    expect(() => interruptible(5, work)).toThrow(Interrupted)
  })

  it('gives its value, and throws what it throws', () => {
    expect(interruptible(100, () => interruptible(100, () => 'inner'))).toBe('inner')
    expect(() =>
      interruptible(100, () => {
        throw new TypeError('mine')
      }),
    ).toThrow(TypeError)
  })
})
