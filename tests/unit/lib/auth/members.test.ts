import { describe, expect, it } from 'vitest'
import type { Member } from '#lib/auth/member.ts'
import { Members, TooManyGuesses } from '#lib/auth/members.ts'
import { permissionsOf } from '#lib/auth/permissions.ts'

const editor: Member = { id: 'e', name: 'Ada', roles: ['editor'] }
const token = 'a-token-of-ada'

function lake(known: Record<string, Member> = { [token]: editor }) {
  const asked: string[] = []
  const time = { now: 1_000_000 }
  let down = false
  const members = new Members(
    async (given) => {
      asked.push(given)
      if (down) throw new Error('down')
      return known[given] ?? null
    },
    () => time.now,
  )
  return { asked, time, members, known, goDown: () => (down = true) }
}

describe('whose token it is', () => {
  it('is asked once for any number who ask at once, and then believed for less than a minute', async () => {
    const { members, asked, time } = lake()
    const all = await Promise.all(Array.from({ length: 20 }, () => members.whose(token)))
    expect(all.every((member) => member === editor)).toBe(true)
    time.now += 29_000
    await members.whose(token)
    expect(asked).toHaveLength(1)
    time.now += 31_001
    await members.whose(token)
    expect(asked).toHaveLength(2)
  })

  it('is asked beside its use when it grows old, so that a short outage shuts nobody out', async () => {
    const { members, asked, time, goDown } = lake()
    await members.whose(token)
    goDown()
    time.now += 59_000
    expect(await members.whose(token)).toBe(editor)
    expect(asked).toHaveLength(2)
    time.now += 1_001
    await expect(members.whose(token)).rejects.toThrow('down')
  })

  it('ends within the minute when it was taken back', async () => {
    const { members, time, known } = lake()
    await members.whose(token)
    delete known[token]
    time.now += 60_001
    expect(await members.whose(token)).toBeNull()
  })

  it('is not asked of the lake for what can be no token', async () => {
    const { members, asked } = lake()
    for (const garbage of ['', 'short', 'with space in it', 'x'.repeat(3_000), 'tök-en-of-nobody'])
      expect(await members.whose(garbage)).toBeNull()
    expect(asked).toEqual([])
  })

  it('is asked for a few unknown tokens at once only, and who is known is let through', async () => {
    const waiting: (() => void)[] = []
    let now = 0
    const members = new Members(
      (given) =>
        given === token
          ? Promise.resolve(editor)
          : new Promise((resolve) => waiting.push(() => resolve(null))),
      () => now,
    )
    await members.whose(token)
    const guesses = Array.from({ length: 20 }, (_, index) => members.whose(`a-guess-${index}`))
    const refused = (await Promise.allSettled(guesses.slice(4))).filter(
      (guess) => guess.status === 'rejected' && guess.reason instanceof TooManyGuesses,
    )
    expect(refused).toHaveLength(16)
    now += 60_001
    expect(await members.whose(token)).toBe(editor)
    for (const answer of waiting) answer()
    expect(await Promise.all(guesses.slice(0, 4))).toEqual([null, null, null, null])
  })

  it('is remembered for who is known however many guesses come', async () => {
    const { members, asked } = lake()
    await members.whose(token)
    for (let guess = 0; guess < 1_100; guess++) await members.whose(`a-guess-${guess}`)
    const before = asked.length
    await members.whose(token)
    expect(asked).toHaveLength(before)
  })
})

it.each([
  [['administrator'], true, true],
  [['developer'], true, true],
  [['editor'], true, true],
  [['viewer', 'editor'], true, true],
  [['contributor'], true, false],
  [['viewer'], true, false],
  [['deploy-studio'], false, false],
  [[], false, false],
])('the roles %j may look: %s, may retry: %s', (roles, mayLook, mayRetry) => {
  expect(permissionsOf(roles)).toEqual({ mayLook, mayRetry })
})
