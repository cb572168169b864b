import { expect, it } from 'vitest'
import { lookThroughHistory } from '../random-history.ts'

// `npm run proof -- groq-narrowing` does the same thousands of times.
it.each(Array.from({ length: 4 }, (_, seed) => seed))(
  'queries give what plain groq-js gives, whatever has changed since, seed %i',
  async (seed) => {
    const size = { requests: 8, changes: 10, looks: 3 }
    const compared = await lookThroughHistory(seed, size, (answer, expected, description) =>
      expect(answer, description).toEqual(expected),
    )
    expect(compared).toBeGreaterThan(20)
  },
)
