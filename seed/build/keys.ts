/** Gives each member of a list a `_key` that depends on its place alone, so that a rebuilt export does not differ. */
export function keyed<T extends object>(prefix: string, members: T[]): (T & { _key: string })[] {
  return members.map((member, index) => ({ _key: `${prefix}${index + 1}`, ...member }))
}
