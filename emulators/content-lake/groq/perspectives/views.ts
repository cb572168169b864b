import type { DocumentSource, SanityDocument } from '../../types.ts'
import { createView, type View } from './view.ts'

/** Anybody may ask for stacks of releases that do not exist. */
const KEPT = 24

/** The views of one source, each kept with its indexes. */
export class Views {
  readonly #source: DocumentSource
  readonly #kept = new Map<string, View>()

  constructor(source: DocumentSource) {
    this.#source = source
  }

  /** The view of a stack (null is raw) for somebody who sees what `isVisible` says, of which `visibility` is the name. */
  of(stack: string[] | null, visibility: string, isVisible: (document: SanityDocument) => boolean): View {
    const key = `${visibility} ${stack?.join(',') ?? 'raw'}`
    const view = this.#kept.get(key) ?? createView({ source: this.#source, stack, isVisible })
    this.#kept.delete(key)
    this.#kept.set(key, view)
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as string)
    view.catchUp()
    return view
  }
}
