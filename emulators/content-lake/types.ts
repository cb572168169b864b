import type { Grant } from './access/grants.ts'

/** A stored document. `_rev` is the id of the transaction that wrote this state. Times are ISO 8601 in UTC. */
export interface SanityDocument {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [field: string]: unknown
}

/** What one transaction did to one document: `null` stands for "did not exist". */
export interface Change {
  id: string
  before: SanityDocument | null
  after: SanityDocument | null
}

/** One committed transaction. `sequence` rises by one with each commit in a dataset and has no gaps. */
export interface Transaction {
  id: string
  sequence: number
  timestamp: string
  author: string
  /** The mutations as they were sent, or as the actions were lowered to. */
  mutations: unknown[]
  changes: Change[]
}

/** The read side of a dataset: all that the query engine may ask for. Iterables are live views, in no promised order. */
export interface DocumentSource {
  readonly size: number
  /** Rises with every change. With it the engine keeps sorted lists between changes; documents are replaced, never changed in place. */
  readonly sequence?: number
  /**
   * What changed after a sequence, oldest first; undefined when that is no longer known. With it the engine keeps its
   * indexes up, without it they are made anew.
   */
  changesSince?(sequence: number): Iterable<Change> | undefined
  get(id: string): SanityDocument | undefined
  all(): Iterable<SanityDocument>
  byType(type: string): Iterable<SanityDocument>
  /** Documents whose `slug.current` equals the value. */
  bySlug(slug: string): Iterable<SanityDocument>
  /** The published document of this id with its drafts and versions; without it they are looked for among all. */
  group?(publishedId: string): Iterable<SanityDocument>
  /** Documents that hold a `_ref` to this id anywhere, strong or weak. */
  referencing(id: string): Iterable<SanityDocument>
}

/** `published`, `drafts`, `raw`, or a stack of release names, strongest first. */
export type Perspective = string | string[]

/** Who asks. */
export interface Identity {
  id: string
  name: string
  email: string
  /** `anonymous`, a role of every project, or one of the project's own. */
  role: string
  /** What it may do in the dataset at hand; without them, what its role may do in each. */
  grants?: Grant[]
  /** A token rather than a person. */
  isRobot?: boolean
}
