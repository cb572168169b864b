import type { ContentType } from '#sanity/registry/dependency.ts'
import type { Random } from '../random.ts'
import { key } from '../random-words.ts'
import { type Entry, entriesOf, type ShopDocument } from '../shop-document.ts'
import type { World } from '../world.ts'

/** One change of one document, as an editor makes it in a form. */
export interface FieldEdit {
  name: string
  type: ContentType
  /** The document as it is afterwards, or undefined when this one cannot be changed so. */
  apply(document: ShopDocument, random: Random, world: World): ShopDocument | undefined
}

type Value = (document: ShopDocument, random: Random, world: World) => unknown

/** Sets a field. */
export function sets(type: ContentType, field: string, value: Value, how = ''): FieldEdit {
  return {
    name: `${type}.${field}${how && ` ${how}`}`,
    type,
    apply(document, random, world) {
      const made = value(document, random, world)
      return made === undefined ? undefined : { ...document, [field]: made }
    },
  }
}

/** Takes a field away, as when a document lacks what its type promises. */
export function lacks(type: ContentType, field: string): FieldEdit {
  return {
    name: `${type}.${field} missing`,
    type,
    apply(document) {
      if (!(field in document)) return undefined
      const { [field]: _, ...rest } = document
      return rest as ShopDocument
    },
  }
}

/** The ways in which a list is edited: an entry more, one less, one moved. */
export function edits(
  type: ContentType,
  field: string,
  make: (random: Random, world: World) => Entry,
): FieldEdit[] {
  return [
    sets(
      type,
      field,
      (document, random, world) => {
        const list = entriesOf(document, field)
        return list.toSpliced(random.below(list.length + 1), 0, { ...make(random, world), _key: key(random) })
      },
      'added',
    ),
    sets(
      type,
      field,
      (document, random) => {
        const list = entriesOf(document, field)
        return list.length === 0 ? undefined : list.toSpliced(random.below(list.length), 1)
      },
      'removed',
    ),
    sets(
      type,
      field,
      (document) => {
        const [first, ...rest] = entriesOf(document, field)
        return first && rest.length > 0 ? [...rest, first] : undefined
      },
      'moved',
    ),
  ]
}

/** Changes one entry of a list. */
export function changes(
  type: ContentType,
  field: string,
  how: string,
  change: (entry: Entry, random: Random, world: World) => Entry | undefined,
): FieldEdit {
  return sets(
    type,
    field,
    (document, random, world) => {
      const list = entriesOf(document, field)
      if (list.length === 0) return undefined
      const at = random.below(list.length)
      const changed = change(list[at] as Entry, random, world)
      return changed && list.with(at, changed)
    },
    how,
  )
}
