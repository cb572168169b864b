/** What a result was read from, and what a change touches, in the same words. */
export type Dependency =
  | `id ${string}`
  | `type ${string}`
  | `slug ${string}`
  | `references ${string}`
  | 'everything'

/** Next keeps at most 128 tags on a cached fetch, so many documents are named by their types instead. */
const MOST_IDS = 48

/** Collects what a query reads while it is evaluated. */
export class Dependencies {
  private readonly sets = new Set<Dependency>()
  private readonly documents = new Map<string, string | undefined>()

  add(dependency: Dependency): void {
    this.sets.add(dependency)
  }

  /** One document by its published id, with its type if it exists. */
  addDocument(publishedId: string, type: string | undefined): void {
    if (!this.documents.has(publishedId)) this.documents.set(publishedId, type)
  }

  list(): Dependency[] {
    if (this.sets.has('everything')) return ['everything']
    const named = [...this.documents].filter(([, type]) => !type || !this.sets.has(`type ${type}`))
    const missing = named.filter(([, type]) => type === undefined)
    if (missing.length > MOST_IDS) return ['everything']
    const byType = named.length > MOST_IDS
    const all = new Set(this.sets)
    for (const [id, type] of named) all.add(byType && type ? `type ${type}` : `id ${id}`)
    return all.size > 2 * MOST_IDS ? ['everything'] : [...all]
  }
}
