import { commonEdits } from './common-edits.ts'
import type { FieldEdit } from './field-edit.ts'
import { productEdits } from './product-edits.ts'
import { settingsEdits } from './settings-edits.ts'
import { stockEdits } from './stock-edits.ts'
import { textEdits } from './text-edits.ts'

/** Every way in which one document is edited. */
export const fieldEdits: readonly FieldEdit[] = [
  ...commonEdits,
  ...productEdits,
  ...textEdits,
  ...settingsEdits,
  ...stockEdits,
]
