import { type FieldEdit, sets } from './field-edit.ts'

const counted = (value: unknown) => Number(value ?? 0)

export const stockEdits: FieldEdit[] = [
  sets('inventoryItem', 'onHand', ({ onHand }) => (counted(onHand) > 0 ? 0 : undefined), 'sold out'),
  sets(
    'inventoryItem',
    'onHand',
    ({ onHand }, random) => (counted(onHand) > 0 ? undefined : 1 + random.below(9)),
    'back',
  ),
  sets(
    'inventoryItem',
    'onHand',
    ({ onHand }) => (counted(onHand) > 0 ? counted(onHand) + 2 : undefined),
    'still some',
  ),
]
