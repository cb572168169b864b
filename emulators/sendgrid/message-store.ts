import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { Delivery } from './deliveries.ts'

export interface Message extends Delivery {
  id: string
  /** ISO 8601 in UTC. */
  receivedAt: string
}

export interface Filter {
  /** Only messages to this address, in any case. */
  to?: string
  limit?: number
}

const schema = `
  create table if not exists messages (
    sequence integer primary key,
    id text not null unique,
    recipient text not null collate nocase,
    received_at text not null,
    delivery text not null
  );
  create index if not exists messages_recipient on messages (recipient, sequence);
`

/** The mails that were accepted, newest first. What `add` has returned from survives kill -9 and a power cut. */
export class MessageStore {
  #database: DatabaseSync

  /** @param file a path, or `:memory:` */
  constructor(file: string) {
    this.#database = new DatabaseSync(file)
    this.#database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000')
    this.#database.exec(schema)
  }

  /** Stores the deliveries of one request, all or none, and returns its `x-message-id`. */
  add(deliveries: Delivery[], now: Date): string {
    const messageId = randomBytes(16).toString('base64url')
    const insert = this.#database.prepare(
      'insert into messages (id, recipient, received_at, delivery) values (?, ?, ?, ?)',
    )
    this.#database.exec('begin immediate')
    try {
      for (const [index, delivery] of deliveries.entries()) {
        insert.run(`${messageId}.${index}`, delivery.to, now.toISOString(), JSON.stringify(delivery))
      }
      this.#database.exec('commit')
    } catch (error) {
      this.#database.exec('rollback')
      throw error
    }
    return messageId
  }

  list({ to, limit = 1000 }: Filter = {}): Message[] {
    const [where, values] = to === undefined ? ['', []] : ['where recipient = ?', [to]]
    return this.#database
      .prepare(`select id, received_at, delivery from messages ${where} order by sequence desc limit ?`)
      .all(...values, limit)
      .map(messageOf)
  }

  get(id: string): Message | undefined {
    const row = this.#database.prepare('select id, received_at, delivery from messages where id = ?').get(id)
    return row && messageOf(row)
  }

  /** Removes the messages to an address, or all, and returns how many there were. */
  remove({ to }: Pick<Filter, 'to'> = {}): number {
    const { changes } =
      to === undefined
        ? this.#database.prepare('delete from messages').run()
        : this.#database.prepare('delete from messages where recipient = ?').run(to)
    return Number(changes)
  }

  close(): void {
    this.#database.close()
  }
}

function messageOf(row: Record<string, unknown>): Message {
  const delivery = JSON.parse(String(row.delivery)) as Delivery
  return { id: String(row.id), ...delivery, receivedAt: String(row.received_at) }
}
