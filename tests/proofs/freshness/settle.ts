import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Expected } from './editor.ts'
import type { World } from './world.ts'

const patience = 90_000
const lookEvery = 15

interface InboxLook {
  open: number
  last: number
}

/** The inbox of a shop, as one who waits for it sees it. */
export class InboxWatch {
  #connection: pg.Client
  #last = 0
  #arrived = new Set<string>()

  constructor(connection: pg.Client) {
    this.#connection = connection
  }

  /**
   * Waits until every expected delivery is in the inbox and nothing there is open.
   *
   * @returns what did not come or stays open; undefined when all is well.
   */
  async settled(expected: readonly Expected[]): Promise<string | undefined> {
    const deadline = Date.now() + patience
    for (;;) {
      const { open } = await this.#look()
      const missing = expected.filter((one) => !this.#arrived.has(nameOf(one)))
      if (missing.length === 0 && open === 0) return undefined
      if (Date.now() > deadline) return this.#why(missing)
      await pause(lookEvery)
    }
  }

  /** Rows that were set aside: the shop gave them up. */
  async aside(): Promise<string[]> {
    const { rows } = await this.#connection.query<{ reason: string | null }>(
      "select reason from inbox where state = 'aside' order by id",
    )
    return rows.map(({ reason }) => reason ?? 'no reason')
  }

  /** One statement, so that what has arrived and what is open are of the same moment. */
  async #look(): Promise<InboxLook> {
    const { rows } = await this.#connection.query<{ open: number; id: number | null; body: Buffer | null }>(
      `select (select count(*)::int from inbox where state = 'open') as open, news.id::int, news.body
       from (select 1) one left join (select id, body from inbox where sender = 'sanity' and id > $1) news on true`,
      [this.#last],
    )
    for (const { id, body } of rows) {
      if (id === null || body === null) continue
      this.#last = Math.max(this.#last, id)
      this.#arrived.add(arrivalOf(body))
    }
    return { open: rows[0]?.open ?? 0, last: this.#last }
  }

  async #why(missing: readonly Expected[]): Promise<string> {
    if (missing.length > 0) return `No delivery came for ${missing.map(nameOf).join(', ')}.`
    const { rows } = await this.#connection.query(
      "select subject, reason from inbox where state = 'open' limit 3",
    )
    return `Rows of the inbox stay open: ${JSON.stringify(rows)}`
  }
}

/** What has to be delivered of the difference between two moments, also of what the lake did by itself. */
export function newsBetween(before: World, after: World): Expected[] {
  const revisions = new Map(before.documents.map(({ _id, _rev }) => [_id, _rev]))
  const held = new Set(after.documents.map(({ _id }) => _id))
  return [
    ...after.documents
      .filter(({ _id, _rev }) => revisions.get(_id) !== _rev)
      .map(({ _id, _rev }) => ({ id: _id, rev: _rev as string })),
    ...before.documents.filter(({ _id }) => !held.has(_id)).map(({ _id }) => ({ id: _id, rev: null })),
  ]
}

const nameOf = ({ id, rev }: Expected) => `${id} ${rev ?? 'gone'}`

function arrivalOf(body: Buffer): string {
  const { id, after } = JSON.parse(body.toString('utf8')) as { id: string; after: { rev: string } | null }
  return nameOf({ id, rev: after?.rev ?? null })
}
