import { tagsOfChange } from '../groq/changes/sync-tags.ts'
import type { QueryEngine } from '../groq/engine.ts'
import type { Dataset } from '../store/dataset.ts'
import { effectsOf } from '../store/mendoza/mendoza.ts'
import { createListenHub, type ListenHub } from './hub.ts'
import { createLiveHub, type LiveHub } from './live.ts'
import { pastOf } from './past.ts'

/** The hubs of a dataset, for its listeners and its live content. They hear nothing until `publish` is called. */
export function openHubs(
  store: Dataset,
  engine: QueryEngine,
  outbound: (text: string) => string,
  report: (error: unknown) => void,
): { listeners: ListenHub; live: LiveHub } {
  const past = pastOf(store)
  const listeners = createListenHub({
    createFilter: ({ query, params, identity }) => ({
      matches: engine.createFilter(query, params, { identity }),
      scope: engine.scopeOf(query, params),
    }),
    effectsOf,
    outbound,
    past,
    report,
  })
  return { listeners, live: createLiveHub((change) => tagsOfChange(store, change), past) }
}
