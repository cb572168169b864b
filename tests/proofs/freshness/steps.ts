import type { Editor } from './editor.ts'
import { fieldEdits } from './edits/catalogue.ts'
import type { FieldEdit } from './edits/field-edit.ts'
import { newCount, newDocument } from './new-documents.ts'
import type { Random } from './random.ts'
import { pageTypes, type ShopDocument } from './shop-document.ts'
import { slugPool } from './slug-pool.ts'
import { ofType, skusOf, type World } from './world.ts'

/** One thing that is done to the shop; then every page is looked at. */
export interface Step {
  kind: string
  /** Pages may be drawn on the way at states that are gone at its end, so what was drawn in vain cannot be told. */
  passesThroughOthers?: true
  run(editor: Editor): Promise<void>
}

/** A kind of step that may not be possible in every world. */
export type StepMaker = (world: World, random: Random) => Step | undefined

type Change = { name: string; document: ShopDocument }

/** One random change of one random document that it fits. */
export function someChange(world: World, random: Random, among = fieldEdits): Change | undefined {
  for (let attempt = 0; attempt < 40; attempt++) {
    const edit = random.pick(among)
    const documents = ofType(world, edit.type)
    if (documents.length === 0) continue
    const document = edit.apply(random.pick(documents), random, world)
    if (document) return { name: edit.name, document }
  }
  return undefined
}

/** A few changes of different documents. */
function someChanges(count: number, world: World, random: Random): Change[] {
  const changes = new Map<string, Change>()
  for (let attempt = 0; attempt < count * 3 && changes.size < count; attempt++) {
    const change = someChange(world, random)
    if (change) changes.set(change.document._id, change)
  }
  return [...changes.values()]
}

export const fieldStep =
  (edit: FieldEdit): StepMaker =>
  (world, random) => {
    const change = someChange(world, random, [edit])
    return change && { kind: change.name, run: (editor) => editor.write([change.document]) }
  }

const publishedDraft: StepMaker = (world, random) => {
  const change = someChange(world, random)
  if (!change || change.document._type === 'inventoryItem') return undefined
  return { kind: `published draft, ${change.name}`, run: (editor) => editor.publish(change.document) }
}

const draftOnly: StepMaker = (world, random) => {
  const change = someChange(world, random)
  return change && { kind: 'draft only', run: (editor) => editor.draft(change.document) }
}

const created: StepMaker = (world, random) => {
  const type = random.pick(pageTypes)
  const id = `${type}-${1 + random.below(12)}`
  if (world.documents.some(({ _id }) => _id === id)) return undefined
  const document = newDocument[type](random, world, id, random.pick(slugPool(type)))
  return { kind: `${type} created`, run: (editor) => editor.write([document]) }
}

const removed: StepMaker = (world, random) => {
  const type = random.pick(pageTypes)
  const documents = ofType(world, type)
  if (documents.length < 2) return undefined
  const { _id } = random.pick(documents)
  return { kind: `${type} deleted`, run: (editor) => editor.write([], [_id]) }
}

const unpublished: StepMaker = (world, random) => {
  const type = random.pick(pageTypes)
  const documents = ofType(world, type)
  if (documents.length < 2) return undefined
  const { _id } = random.pick(documents)
  return { kind: `${type} unpublished`, run: (editor) => editor.unpublish(_id) }
}

const counted: StepMaker = (world, random) => {
  const known = new Set(ofType(world, 'inventoryItem').map(({ sku }) => sku))
  const uncounted = skusOf(world).filter((sku) => !known.has(sku))
  if (uncounted.length === 0) return undefined
  const sku = random.pick(uncounted)
  return { kind: 'count created', run: (editor) => editor.write([newCount(sku, random.below(3))]) }
}

const uncounted: StepMaker = (world, random) => {
  const counts = ofType(world, 'inventoryItem')
  if (counts.length < 3) return undefined
  const { _id } = random.pick(counts)
  return { kind: 'count deleted', run: (editor) => editor.write([], [_id]) }
}

const together: StepMaker = (world, random) => {
  const changes = someChanges(2 + random.below(4), world, random)
  return {
    kind: `${changes.length} documents in one transaction`,
    run: (editor) => editor.write(changes.map(({ document }) => document)),
  }
}

/** Each is written while the ones before are still worked on. */
export const oneAfterAnother: StepMaker = (world, random) => {
  const changes = someChanges(3, world, random)
  return {
    kind: 'edits while others are worked on',
    async run(editor) {
      for (const { document } of changes) await editor.write([document])
    },
  }
}

export const burst: StepMaker = (world, random) => {
  const document = random.pick(world.documents.filter(({ title }) => title !== undefined))
  if (!document) return undefined
  return {
    kind: 'burst on one document',
    async run(editor) {
      for (let turn = 1; turn <= 10; turn++)
        await editor.write([{ ...document, title: `${document.title} ${turn}` }])
    },
  }
}

const thereAndBack: StepMaker = (world, random) => {
  const change = someChange(world, random)
  const before = world.documents.find(({ _id }) => _id === change?.document._id)
  if (!change || !before) return undefined
  return {
    kind: `there and back, ${change.name}`,
    passesThroughOthers: true,
    async run(editor) {
      await editor.write([change.document])
      await editor.write([before])
    },
  }
}

export function release(scheduled: boolean): StepMaker {
  return (world, random) => {
    const changes = someChanges(2 + random.below(3), world, random).filter(
      ({ document }) => document._type !== 'inventoryItem',
    )
    if (changes.length === 0) return undefined
    const releaseId = `r${random.below(1_000_000_000).toString(36)}`
    return {
      kind: `${scheduled ? 'scheduled release' : 'release'} of documents`,
      run: (editor) =>
        editor.release(
          releaseId,
          changes.map(({ document }) => document),
          scheduled,
        ),
    }
  }
}

const picturePatched: StepMaker = (world, random) => {
  const id = random.pick(world.pictures)
  return {
    kind: 'picture asset annotated',
    run: async ({ client }) => {
      await client
        .patch(id)
        .set({ title: `Picture ${random.below(1_000)}` })
        .commit()
    },
  }
}

/** What is more than one field of one document, each as often as it stands here. */
const structuralSteps: readonly StepMaker[] = [
  created,
  created,
  removed,
  unpublished,
  counted,
  uncounted,
  together,
  together,
  oneAfterAnother,
  burst,
  thereAndBack,
  release(false),
  release(false),
  release(true),
  publishedDraft,
  publishedDraft,
  draftOnly,
  picturePatched,
]

/** A random step: fields of single documents two times of three, each kind of edit as likely as the next. */
export function randomStep(world: World, random: Random): Step {
  for (;;) {
    const maker = random.chance(0.34) ? random.pick(structuralSteps) : fieldStep(random.pick(fieldEdits))
    const step = maker(world, random)
    if (step) return step
  }
}
