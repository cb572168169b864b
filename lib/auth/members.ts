import { createHash } from 'node:crypto'
import { type Member, readMember } from './member.ts'

/** How long an answer of the lake is believed, in ms. A token that was taken back is good for no longer. */
const known = 60_000
/** From this age on an answer is asked for again beside its use, so that a short outage of the lake shuts nobody out. */
const aging = 30_000
const unknown = 5_000
const mostKept = 1_000
/** Guesses that the lake is asked about at once: whoever sends many shall not make the shop send as many. */
const mostGuesses = 4
/** Anything else is no token of Sanity's, and the lake is not asked. */
const form = /^[\w.~+/=-]{8,2048}$/

/** More tokens that nobody has seen came at once than the lake is asked about. */
export class TooManyGuesses extends Error {
  constructor() {
    super('Too many unknown tokens are being looked up.')
    this.name = 'TooManyGuesses'
  }
}

type Asked = { member: Member | null; until: number }

/** Remembers for a short while whose token is whose, by the hash of the token. */
export class Members {
  readonly #read: (token: string) => Promise<Member | null>
  readonly #now: () => number
  #known = new Map<string, Asked>()
  #unknown = new Map<string, Asked>()
  #underWay = new Map<string, Promise<Member | null>>()
  #guesses = 0

  constructor(read: (token: string) => Promise<Member | null>, now: () => number = Date.now) {
    this.#read = read
    this.#now = now
  }

  /**
   * The member of the project whose token it is, or null.
   *
   * @throws LakeUnavailable, TooManyGuesses
   */
  async whose(token: string): Promise<Member | null> {
    if (!form.test(token)) return null
    const key = createHash('sha256').update(token).digest('base64')
    const kept = this.#known.get(key) ?? this.#unknown.get(key)
    const left = (kept?.until ?? 0) - this.#now()
    if (kept && left > 0) {
      if (kept.member && left < known - aging && !this.#underWay.has(key))
        this.#ask(key, token).catch(() => {})
      return kept.member
    }
    return this.#underWay.get(key) ?? this.#ask(key, token)
  }

  #ask(key: string, token: string): Promise<Member | null> {
    // Who was known before is no guess, however long ago.
    const isGuess = !this.#known.has(key)
    if (isGuess && this.#guesses >= mostGuesses) return Promise.reject(new TooManyGuesses())
    if (isGuess) this.#guesses++
    const asking = this.#read(token)
      .then((member) => this.#keep(key, member))
      .finally(() => {
        this.#underWay.delete(key)
        if (isGuess) this.#guesses--
      })
    this.#underWay.set(key, asking)
    return asking
  }

  #keep(key: string, member: Member | null): Member | null {
    this.#known.delete(key)
    this.#unknown.delete(key)
    // Guesses have a place of their own, so that they push out nobody who is known.
    const kept = member ? this.#known : this.#unknown
    kept.set(key, { member, until: this.#now() + (member ? known : unknown) })
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return member
  }
}

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockMembers?: Members }

/** The members that this process knows. */
export function members(): Members {
  shared.restockMembers ??= new Members(readMember)
  return shared.restockMembers
}
