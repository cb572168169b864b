/** A small deterministic generator (mulberry32): a failure names its seed, and the seed gives the failure again. */
export interface Random {
  below(limit: number): number
  pick<Value>(values: readonly Value[]): Value
  /** So many different values, or all when there are fewer. */
  some<Value>(count: number, values: readonly Value[]): Value[]
  chance(probability: number): boolean
}

export function createRandom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const some = <Value>(count: number, values: readonly Value[]): Value[] => {
    const rest = [...values]
    return Array.from({ length: Math.min(count, rest.length) }, () =>
      rest.splice(below(rest.length), 1),
    ).flat()
  }
  return {
    below,
    some,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    chance: (probability) => next() < probability,
  }
}
