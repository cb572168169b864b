import type { Route } from '#sanity/registry/routes.ts'
import { continuationOf } from '#sanity/routes.ts'
import { everyPageOf } from '../list-pages.ts'
import type { Step, Touch } from './rule.ts'

/**
 * What touches the first page of a list touches the others. Those of a changed category are named; where words of the shop stand in for a page's own, all
 * pages of the route are, which is more than has to be: how far each list reaches would take a read for each.
 */
export function onFurtherPages(route: Route, touches: Touch[], step: Step): Touch[] {
  const further = continuationOf(route)
  if (!further) return touches
  const state = step.referrers.lists.get(step.id)
  return touches.flatMap((touch) => {
    if (!state) return [touch, { ...touch, path: further.pattern, own: false }]
    const pages = everyPageOf(touch.path, state).slice(1)
    return [touch, ...pages.map(({ path, isBeyond }) => ofFurther(touch, path, isBeyond))]
  })
}

/** A further page of a list that moved leads to the old address of the first page, wherever that leads. */
function ofFurther(touch: Touch, path: string, isBeyond: boolean): Touch {
  const gone = touch.gone || isBeyond ? { gone: { leadsTo: null } } : {}
  return { ...touch, path, own: false, ...gone }
}
