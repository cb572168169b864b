import { untilAnswered } from '#lib/http/haste.ts'
import { gather } from './gather.ts'
import { lookAt } from './look.ts'
import { Rebuilds } from './rebuild.ts'
import { requestRevalidation } from './revalidate.ts'

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockRebuilds?: Rebuilds }

/** The rebuilds of this process. */
export function rebuilds(): Rebuilds {
  shared.restockRebuilds ??= new Rebuilds({
    invalidate: gather((paths) => requestRevalidation({ paths: [...new Set(paths)], everyPage: false })),
    look: lookAt,
    giveWay: untilAnswered,
  })
  return shared.restockRebuilds
}
