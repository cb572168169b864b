import { DrawQueue } from './draw-queue.ts'
import { type Judgement, judgePage, type PageAnswer } from './judge.ts'
import type { PageVisit } from './page-visit.ts'

/** When a page was invalidated, and when it was seen fresh after that. */
export interface Seen {
  revalidatedAt: Date
  seenAt: Date
}

export interface Rebuild {
  visit: PageVisit
  /** Since when the lake holds what the page has to show, in ms since the epoch. */
  confirmedAt: number
  /** Of several pages that wait to be drawn the lowest is first. */
  rank: number
  /** It was invalidated after `confirmedAt` already, together with all pages. */
  invalidated?: boolean
}

/** A page that was rebuilt is not fresh. */
export class NotFresh extends Error {
  readonly judgement: Judgement & { fresh: false }

  constructor(visit: PageVisit, judgement: Judgement & { fresh: false }) {
    super(`${visit.publicPath}: ${judgement.reason}`)
    this.name = 'NotFresh'
    this.judgement = judgement
  }
}

/** The site, as far as a rebuild needs it. */
export interface RebuiltSite {
  /** Has a page invalidated; when this returns, it is. */
  invalidate(renderedPath: string): Promise<void>
  look(visit: PageVisit): Promise<PageAnswer>
  /** Waits until drawing keeps nobody waiting who must not be kept. */
  giveWay(): Promise<void>
}

interface Waiter extends Rebuild {
  tries: number
  resolve(seen: Seen): void
  reject(error: unknown): void
}

interface Page {
  waiting: Waiter[]
  running: boolean
  begunAt: number
  /** What the page was seen to hold when it was last looked at: the moment its oldest read began. */
  mark: number
}

/** From the beginning of one rebuild of a page to the next, in ms: four a second while changes come. */
const spacing = 250
/** A render that was under way before the invalidation may be kept as if it came after; the second rebuild finds it. */
const mostTries = 2

/**
 * Rebuilds pages: at once, and then at most every 250 ms while changes come. Whoever asks meanwhile is served by one rebuild for all. Few
 * are drawn at once, for drawing is work of one thread.
 */
export class Rebuilds {
  readonly #site: RebuiltSite
  readonly #queue: DrawQueue
  #pages = new Map<string, Page>()

  constructor(site: RebuiltSite, drawnAtOnce = 2) {
    this.#site = site
    this.#queue = new DrawQueue(drawnAtOnce)
  }

  /**
   * Resolves when the page was seen fresh.
   *
   * @throws NotFresh, or what kept the site from invalidating it.
   */
  rebuild(wanted: Rebuild): Promise<Seen> {
    const { renderedPath } = wanted.visit
    const page = this.#pages.get(renderedPath) ?? { waiting: [], running: false, begunAt: 0, mark: 0 }
    this.#pages.set(renderedPath, page)
    if (shows(page.mark, wanted)) {
      const now = new Date()
      return Promise.resolve({ revalidatedAt: now, seenAt: now })
    }
    return new Promise((resolve, reject) => {
      page.waiting.push({ ...wanted, tries: 0, resolve, reject })
      if (page.waiting.length === 1) this.#schedule(page)
    })
  }

  #schedule(page: Page): void {
    if (page.running || page.waiting.length === 0) return
    page.running = true
    const rest = page.begunAt + spacing - Date.now()
    if (rest <= 0) void this.#run(page)
    else setTimeout(() => void this.#run(page), Math.min(rest, spacing))
  }

  async #run(page: Page): Promise<void> {
    const waiters = page.waiting
    page.waiting = []
    page.begunAt = Date.now()
    try {
      await this.#rebuildFor(page, waiters)
    } catch (error) {
      for (const waiter of waiters) waiter.reject(error)
    }
    page.running = false
    this.#schedule(page)
    if (!page.running) this.#forgetOld()
  }

  async #rebuildFor(page: Page, waiters: Waiter[]): Promise<void> {
    const [first] = waiters
    if (!first) return
    const { visit } = first
    if (waiters.some(({ invalidated, tries }) => !invalidated || tries > 0)) {
      await this.#site.invalidate(visit.renderedPath)
    }
    const revalidatedAt = new Date()
    const rank = Math.min(...waiters.map((waiter) => waiter.rank))
    const answer = await this.#queue.inTurn(rank, async () => {
      await this.#site.giveWay()
      return this.#site.look(visit).catch(asAnswer)
    })
    const seen = { revalidatedAt, seenAt: new Date() }
    page.mark = answer instanceof Error || answer.status !== 200 ? 0 : Math.min(...answer.marks)
    for (const waiter of waiters) settle(page, waiter, answer, seen)
    // Who came while it was being drawn may have been served by it as well.
    const served = page.waiting.filter((waiter) => shows(page.mark, waiter))
    page.waiting = page.waiting.filter((waiter) => !served.includes(waiter))
    for (const waiter of served) waiter.resolve(seen)
  }

  /** A page that rests needs no memory: it is rebuilt at once when it is next asked for. */
  #forgetOld(): void {
    if (this.#pages.size < 1_000) return
    const old = Date.now() - 60_000
    for (const [path, { running, begunAt }] of this.#pages) {
      if (!running && begunAt < old) this.#pages.delete(path)
    }
  }
}

function settle(page: Page, waiter: Waiter, answer: PageAnswer | Error, seen: Seen): void {
  const judgement = judge(answer, waiter)
  waiter.tries++
  if (judgement.fresh) waiter.resolve(seen)
  else if (waiter.tries >= mostTries) waiter.reject(new NotFresh(waiter.visit, judgement))
  else page.waiting.push(waiter)
}

function judge(answer: PageAnswer | Error, { visit, confirmedAt }: Waiter): Judgement {
  if (answer instanceof Error)
    return { fresh: false, because: 'owed', reason: `it does not answer (${answer.message})` }
  return judgePage(answer, visit, confirmedAt)
}

/** Whether a page with this mark is what was asked for. Only a mark tells: a file has none, and a page that is gone neither. */
function shows(mark: number, { visit, confirmedAt }: Rebuild): boolean {
  return visit.proof === 'mark' && Number.isFinite(mark) && mark >= confirmedAt
}

const asAnswer = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
