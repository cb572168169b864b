import { LakeError } from '../../errors.ts'
import type { Perspective } from '../../types.ts'

const NAME = /^[A-Za-z0-9_-]+$/

/**
 * The stack that a perspective stands for, strongest first; null is `raw`. Published documents lie under every
 * stack; `previewDrafts` is the old name of `drafts`. Throws `LakeError` 400 for a name that cannot be one.
 */
export function perspectiveStack(perspective: Perspective | undefined): string[] | null {
  const names = (Array.isArray(perspective) ? perspective : (perspective ?? 'raw').split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  if (names.length === 0 || (names.length === 1 && names[0] === 'raw')) return null
  const wrong = names.find((name) => !NAME.test(name) || name === 'raw')
  if (wrong !== undefined) {
    const description = `Invalid perspective "${wrong}": use raw, published, drafts or a list of release names.`
    throw new LakeError(400, { error: { type: 'invalidPerspective', description } }, description)
  }
  return [...new Set(names.filter((name) => name !== 'published')), 'published']
}
