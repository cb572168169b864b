import { type EvaluateOptions, type ExprNode, evaluateSync, toJS } from 'groq-js'
import { visibilityOf } from '../access/visibility.ts'
import { LakeError } from '../errors.ts'
import type { Change, DocumentSource, Identity, Perspective, SanityDocument } from '../types.ts'
import { createDeltaEvaluator, type DeltaAnswer, type DeltaRule } from './changes/delta.ts'
import { createListenerFilter, type DocumentFilter, selections } from './changes/listener-filter.ts'
import { type ScopeKey, scopeOf } from './changes/listener-scope.ts'
import { syncTagOf } from './changes/sync-tags.ts'
import { Budget, checkSize, type Limits, timeExceeded } from './evaluation/budget.ts'
import { Dependencies } from './evaluation/dependencies.ts'
import { asLakeError } from './evaluation/faults.ts'
import { Interrupted, interruptible } from './evaluation/interrupt.ts'
import { createRewriter } from './evaluation/rewrite.ts'
import { forgetRuns, type Run, withRun } from './evaluation/run.ts'
import { dereference } from './functions/functions.ts'
import { createParser } from './language/parse.ts'
import { perspectiveStack } from './perspectives/perspective.ts'
import type { View } from './perspectives/view.ts'
import { Views } from './perspectives/views.ts'
import { encodeSourceMap } from './source-map/encode.ts'
import type { ContentSourceMap } from './source-map/format.ts'
import { traceQuery } from './source-map/trace.ts'

/** Where the documents live: `sanity::projectId()` and `sanity::dataset()` answer from it. */
export interface EngineContext {
  projectId: string
  dataset: string
  /** Longest evaluation of one query, in ms. Default 5000. */
  timeLimitMs?: number
  /** Largest result of one query, in characters of its JSON. Default 64 Mi. */
  sizeLimit?: number
  /** Up to so many candidates are looked at one by one; where there are more, a list is kept. Default 256. */
  fewCandidates?: number
  /** Longest parsing of one query, in ms. Default 100. */
  parseLimitMs?: number
}

export interface QueryRequest {
  query: string
  params?: Record<string, unknown>
  /** Default `raw`. */
  perspective?: Perspective
  /** Adds `resultSourceMap` to the answer; `withKeyArraySelector` names array items by `_key`, `true` by place. */
  resultSourceMap?: boolean | 'withKeyArraySelector'
  /** Who asks, and by its grants what it sees. Default: sees everything. */
  identity?: Identity
  now?: Date
  /** In place of the engine's own. */
  limits?: Limits
}

export interface QueryAnswer {
  /** May share objects with the stored documents: read it, never change it. */
  result: unknown
  /** Opaque. The result is stale when a change's `tagsOfChange` holds one of them. */
  syncTags: string[]
  resultSourceMap?: ContentSourceMap
}

export interface ViewerOptions {
  perspective?: Perspective
  identity?: Identity
}

/** All functions throw `LakeError` 400 for a query that cannot be parsed or takes too much. */
export interface QueryEngine {
  query(request: QueryRequest): Promise<QueryAnswer>
  /** The same, at once: a promise that is interrupted could be rejected with nobody to hear of it. */
  answer(request: QueryRequest): QueryAnswer
  /** The ids of the documents that a mutation by query means: raw perspective, those that its sender sees. */
  select(query: string, params?: Record<string, unknown>, identity?: Identity): string[]
  /** For listeners: whether a document, as it is stored, is in the set that the query selects from. */
  createFilter(query: string, params?: Record<string, unknown>, options?: ViewerOptions): DocumentFilter
  /** What a document must have for the filter to be true of it; null when the filter does not say. */
  scopeOf(query: string, params?: Record<string, unknown>): ScopeKey[] | null
  /** For webhooks: GROQ in delta mode. */
  evaluateDelta(rule: DeltaRule, change: Pick<Change, 'before' | 'after'>): Promise<DeltaAnswer>
}

const TIME_LIMIT_MS = 5000
/** Mutations and listeners have nowhere else to go, and everybody waits for them. */
const SELECT_LIMIT_MS = 1000
const FILTER_LIMIT_MS = 25
const SIZE_LIMIT = 64 * 1024 * 1024

export function createQueryEngine(source: DocumentSource, context: EngineContext): QueryEngine {
  const parse = createParser('normal', context.parseLimitMs)
  const rewrite = createRewriter()
  const views = new Views(source)
  const { timeLimitMs = TIME_LIMIT_MS, sizeLimit = SIZE_LIMIT, fewCandidates } = context
  const sanity = { projectId: context.projectId, dataset: context.dataset }

  function viewFor({ perspective, identity }: ViewerOptions): View {
    const { key, sees } = visibilityOf(identity)
    return views.of(perspectiveStack(perspective), key, sees)
  }

  function startRun(view: View, params: Record<string, unknown>, limitMs = timeLimitMs): Run {
    return {
      view,
      params,
      budget: new Budget(limitMs),
      dependencies: new Dependencies(),
      constants: new Map(),
      ...(fewCandidates === undefined ? {} : { few: fewCandidates }),
    }
  }

  function optionsOf(run: Run, { identity, now }: Pick<QueryRequest, 'identity' | 'now'>): EvaluateOptions {
    return {
      params: run.params,
      identity: identity?.id ?? 'system',
      timestamp: now ?? new Date(),
      sanity,
      dereference: ({ _ref }) => dereference(run, _ref),
    }
  }

  function evaluateTree(tree: ExprNode, run: Run, options: EvaluateOptions): unknown {
    return withRun(run, () => toJS(evaluateSync(rewrite(tree), options)))
  }

  function answer(request: QueryRequest): QueryAnswer {
    const { query, params = {} } = request
    const tree = parse(query, params)
    const run = startRun(viewFor(request), params, request.limits?.timeMs)
    const options = optionsOf(run, request)
    try {
      const result = evaluateTree(tree, run, options)
      checkSize(result, request.limits?.size ?? sizeLimit)
      const found: QueryAnswer = { result, syncTags: run.dependencies.list().map(syncTagOf) }
      if (request.resultSourceMap) {
        const traced = withRun(run, () => traceQuery(tree, rewrite, run, options))
        const isKeyed = request.resultSourceMap === 'withKeyArraySelector'
        found.resultSourceMap = encodeSourceMap(result, traced, run.view.storedOf, isKeyed)
      }
      return found
    } catch (error) {
      throw asLakeError(error)
    }
  }

  return {
    answer,
    query: async (request) => answer(request),

    select(query, params = {}, identity) {
      const viewer = identity ? { identity } : {}
      const run = startRun(viewFor(viewer), params, Math.min(timeLimitMs, SELECT_LIMIT_MS))
      try {
        const tree = parse(query, params)
        return interruptible(2 * SELECT_LIMIT_MS, () =>
          idsIn(evaluateTree(tree, run, optionsOf(run, viewer))),
        )
      } catch (error) {
        if (error instanceof Interrupted) forgetRuns()
        throw error instanceof Interrupted ? timeExceeded(SELECT_LIMIT_MS) : asLakeError(error)
      }
    },

    createFilter(query, params = {}, options = {}) {
      const matches = createListenerFilter(parse(query, params), rewrite, query)
      return (document) => {
        if (!document) return false
        const run = startRun(viewFor(options), params, Math.min(timeLimitMs, FILTER_LIMIT_MS))
        try {
          return matches(document, run, optionsOf(run, options))
        } catch (error) {
          throw asLakeError(error)
        }
      }
    },

    scopeOf: (query, params = {}) => scopeOf(selections(parse(query, params)), params),

    evaluateDelta: createDeltaEvaluator({ source, sanity, timeLimitMs }),
  }
}

function idsIn(result: unknown): string[] {
  const documents = Array.isArray(result) ? result : result === null ? [] : [result]
  return documents.map((document) => {
    const id = (document as Partial<SanityDocument> | null)?._id
    if (typeof id === 'string') return id
    const description = 'The query of a mutation must select whole documents: *[filter]'
    throw new LakeError(400, { error: { type: 'mutationError', description } }, description)
  })
}
