import type { ContentType, PageType } from '#sanity/registry/dependency.ts'
import { sentence, words } from '../random-words.ts'
import { pageTypes, slug, slugOf } from '../shop-document.ts'
import { slugPool } from '../slug-pool.ts'
import { freeSlugs } from '../world.ts'
import { type FieldEdit, lacks, sets } from './field-edit.ts'

const everyType: readonly ContentType[] = [...pageTypes, 'settings', 'inventoryItem']

function slugEdits(type: PageType): FieldEdit[] {
  return [
    sets(
      type,
      'slug',
      (_, random, world) => {
        const free = freeSlugs(world, type)
        return free.length === 0 ? undefined : slug(random.pick(free))
      },
      'renamed',
    ),
    sets(
      type,
      'slug',
      (document, random) => slug(random.pick(slugPool(type).filter((other) => other !== slugOf(document)))),
      'renamed to one that may be taken',
    ),
  ]
}

/** What can be done to documents of any type, or of any that has a page. */
export const commonEdits: FieldEdit[] = [
  ...everyType.map((type) => sets(type, 'notes', (_, random) => sentence(random), 'that no page shows')),
  ...pageTypes.flatMap((type) => [
    sets(type, 'title', (_, random) => words(random)),
    lacks(type, 'title'),
    lacks(type, 'slug'),
    ...slugEdits(type),
  ]),
]
