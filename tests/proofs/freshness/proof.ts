import pg from 'pg'
import { differencesBetween, lookAtPages, type SeenPages } from '#tests/e2e/support/compare-sites.ts'
import type { Shop } from '#tests/e2e/support/shop.ts'
import { Editor } from './editor.ts'
import { randomGraph } from './graph.ts'
import { withoutDeliveries } from './made-stale.ts'
import { ProjectionWatch } from './projection-watch.ts'
import { createRandom, type Random } from './random.ts'
import { words } from './random-words.ts'
import type { ReferenceSite } from './reference-site.ts'
import { InboxWatch, newsBetween } from './settle.ts'
import { lookAtAll, redrawnBetween, WatchedVariants, watchedPaths } from './site-watch.ts'
import type { Step, StepMaker } from './steps.ts'
import { ofType, readWorld, type World } from './world.ts'

/** A page that was not what it should be. */
export interface Fault {
  edit: number
  kind: string
  path: string
  served: string
  truth: string
}

export interface Tally {
  edits: number
  /** Comparisons of a page with the truth. */
  compared: number
  /** Pages that had to change, over all edits at which it can be told, and pages that were drawn anew for them. */
  changed: number
  rebuilt: number
  inVain: number
  /** The same without edits that change more than half of the pages, in which a few more would not be seen. */
  ofFew: { changed: number; inVain: number }
  faults: Fault[]
}

export interface StepSeen {
  kind: string
  changed: number
  inVain: string[]
  faults: Fault[]
}

/** A shop with a random graph of documents, beside a site that tells the truth of it. */
export class FreshnessProof {
  readonly tally: Tally = {
    edits: 0,
    compared: 0,
    changed: 0,
    rebuilt: 0,
    inVain: 0,
    ofFew: { changed: 0, inVain: 0 },
    faults: [],
  }
  /** Told of each step when it was judged. */
  onStep: (seen: StepSeen) => void = () => {}
  readonly #shop: Shop
  readonly #reference: ReferenceSite
  readonly #random: Random
  readonly #editor: Editor
  readonly #connection: pg.Client
  readonly #inbox: InboxWatch
  #projection: ProjectionWatch | undefined
  readonly #variants = new WatchedVariants()
  #world: World = { documents: [], pictures: [] }
  #served: SeenPages = new Map()

  constructor(shop: Shop, reference: ReferenceSite, seed: number) {
    this.#shop = shop
    this.#reference = reference
    this.#random = createRandom(seed)
    this.#editor = new Editor(shop.editor)
    this.#connection = new pg.Client({ connectionString: shop.stack.environment.database.url })
    this.#inbox = new InboxWatch(this.#connection)
  }

  /** Puts the graph in the place of what the shop holds, in one transaction, and looks at all of it. */
  async begin(): Promise<void> {
    await this.#connection.connect()
    const { url } = this.#shop.stack.environment.database
    this.#projection = await ProjectionWatch.open(url, this.#connection, this.#shop.editor)
    this.#world = await readWorld(this.#shop.editor)
    const graph = randomGraph(this.#random, this.#world)
    const kept = new Set(graph.map(({ _id }) => _id))
    const removed = this.#world.documents.map(({ _id }) => _id).filter((id) => !kept.has(id))
    await this.#judge({
      kind: 'the whole shop in one transaction',
      passesThroughOthers: true,
      run: (editor) => editor.write(graph, removed),
    })
  }

  /** Does one step and compares every page with the truth. */
  async take(make: StepMaker): Promise<StepSeen> {
    const step = make(this.#world, this.#random)
    if (!step) throw new Error('The step is not possible in this shop.')
    return this.#judge(step)
  }

  /** A delivery that the shop gave up is a fault, whatever the pages show. */
  async findAside(): Promise<void> {
    for (const reason of await this.#inbox.aside()) {
      this.tally.faults.push({ edit: -1, kind: 'set aside', path: '', served: reason, truth: '' })
    }
  }

  async close(): Promise<void> {
    await this.#projection?.close()
    await this.#connection.end()
  }

  /**
   * Edits a product that nobody is told of, and sees whether the comparison finds what is stale by it. Then the shop is told after all.
   *
   * @returns the paths at which it was caught.
   */
  async makeStale(): Promise<string[]> {
    const product = ofType(this.#world, 'product').find(({ slug, featured }) => slug && featured)
    if (!product) throw new Error('No product is featured, so nothing can be made stale.')
    const retitled = () => ({ ...product, title: words(this.#random) })
    let caught: string[] = []
    await withoutDeliveries(this.#shop, async () => {
      await this.#editor.write([retitled()])
      this.#editor.takeExpected()
      const truth = await lookAtAll(this.#reference.url)
      caught = differencesBetween(await lookAtAll(this.#shop.stack.site), truth).map(({ path }) => path)
      this.#world = await readWorld(this.#shop.editor)
    })
    await this.#judge({
      kind: 'told after all',
      passesThroughOthers: true,
      run: (editor) => editor.write([retitled()]),
    })
    return caught
  }

  /** Breaks a row of the projection. @returns what was caught of it. */
  async breakProjection(): Promise<string[]> {
    return (await this.#projection?.breakOne()) ?? []
  }

  async #judge(step: Step): Promise<StepSeen> {
    const { tally } = this
    await step.run(this.#editor)
    const world = await readWorld(this.#shop.editor)
    const expected = [...this.#editor.takeExpected(), ...newsBetween(this.#world, world)]
    const unsettled = await this.#inbox.settled(expected)
    this.#world = world

    const paths = this.#variants.pathsIn(world)
    const served = await lookAtAll(this.#shop.stack.site, paths)
    const truth = await lookAtAll(this.#reference.url, paths)
    const { changed, rebuilt, inVain } = redrawnBetween(this.#served, served)
    const differences = [
      ...(unsettled ? [{ path: 'the inbox', served: unsettled, truth: '' }] : []),
      ...differencesBetween(served, truth),
      ...((await this.#projection?.differences()) ?? []),
      ...(await this.#payloadDifferences(changed)),
    ]
    const faults = differences.map((difference) => ({ edit: tally.edits, kind: step.kind, ...difference }))
    tally.edits++
    tally.compared += paths.length
    tally.faults.push(...faults)
    if (!step.passesThroughOthers) {
      tally.changed += changed.length
      tally.rebuilt += rebuilt.length
      tally.inVain += inVain.length
      if (changed.length * 2 < watchedPaths.length) {
        tally.ofFew.changed += changed.length
        tally.ofFew.inVain += inVain.length
      }
    }
    this.#served = served
    const seen = { kind: step.kind, changed: changed.length, inVain, faults }
    this.onStep(seen)
    return seen
  }

  /** What the browser's router gets of a few pages that have just changed. */
  async #payloadDifferences(changed: readonly string[]) {
    const paths = this.#random.some(3, changed)
    const served = await lookAtPages(this.#shop.stack.site, paths, { payloads: true })
    const truth = await lookAtPages(this.#reference.url, paths, { payloads: true })
    return differencesBetween(served, truth).map((difference) => ({
      ...difference,
      path: `${difference.path} (payload)`,
    }))
  }
}
