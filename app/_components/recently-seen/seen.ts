/** A product as a browser remembers it. */
export interface Seen {
  slug: string
  title: string
  /** Address of a small picture; absent without one. */
  picture?: string
}

const mostKept = 9

/** What was kept, as far as it can be read: a shopper's browser holds whatever it likes. */
export function readSeen(kept: string | null): Seen[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list) ? list.filter(isSeen) : []
  } catch {
    return []
  }
}

/** The list with the product that is looked at now in front. */
export function remember(list: readonly Seen[], here: Seen): Seen[] {
  return [here, ...list.filter(({ slug }) => slug !== here.slug)].slice(0, mostKept)
}

function isSeen(value: unknown): value is Seen {
  if (typeof value !== 'object' || value === null) return false
  const { slug, title, picture } = value as Partial<Record<keyof Seen, unknown>>
  return (
    typeof slug === 'string' &&
    slug !== '' &&
    typeof title === 'string' &&
    title !== '' &&
    (picture === undefined || (typeof picture === 'string' && /^https?:/.test(picture)))
  )
}
