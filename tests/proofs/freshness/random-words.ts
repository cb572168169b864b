import type { Random } from './random.ts'

const first = ['Salt', 'Ash', 'Tide', 'Moss', 'Iron', 'Chalk', 'Kelp', 'Slate', 'Ember', 'Rime']
const second = ['bowl', 'cup', 'jar', 'plate', 'vase', 'jug', 'dish', 'tile', 'bottle', 'lamp']

/** A few words that no other text of a run is likely to have. */
export function words(random: Random): string {
  return `${random.pick(first)} ${random.pick(second)} ${random.below(10_000)}`
}

export function sentence(random: Random): string {
  return `${words(random)} stands beside ${words(random).toLowerCase()}.`
}

export function key(random: Random): string {
  return `k${random.below(1_000_000_000).toString(36)}`
}
