const NAME = /^[a-z0-9][-_a-z0-9]{0,62}[a-z0-9]$/

/** Why a text cannot be the name of a dataset or an alias; null when it can. */
export function nameFault(name: string): string | null {
  if (NAME.test(name)) return null
  if (name !== name.toLowerCase()) return 'must be all lower-case'
  if (name.length < 2) return 'must be at least two characters long'
  if (name.length > 64) return 'must be at most 64 characters long'
  if (!/^[a-z0-9]/.test(name)) return 'must start with a letter or a number'
  if (!/^[-_a-z0-9]+$/.test(name)) return 'must contain only letters, numbers, dashes and underscores'
  return 'must not end with a dash or an underscore'
}
