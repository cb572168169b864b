import { createClient, type SanityClient } from '@sanity/client'
import pg from 'pg'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import { type StackOptions, startStack, type TestStack } from '#tests/support/stack.ts'
import { ownTemplate } from '#tests/support/template.ts'

export interface Message {
  id: string
  to: string
  subject: string
  html: string
  text: string
  custom_args: Record<string, string>
}

/** A running shop, and what its people can do with it. */
export interface Shop {
  stack: TestStack
  /** An editor by the API. */
  editor: SanityClient
  /** An administrator of the project: webhooks. */
  administrator: SanityClient
  /** Asks the site as a shopper's browser does for a page; redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The text of a page that must answer 200. */
  page(path: string): Promise<string>
  messages(to?: string): Promise<Message[]>
  rows<T extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

/** Starts a fresh shop for one test file. */
export async function openShop(options: StackOptions = {}): Promise<Shop> {
  const stack = await startStack(await ownTemplate(), options)
  const { sanity, database } = stack.environment
  const client = (token: string) =>
    createClient({ ...sanity, token, useProjectHostname: false, useCdn: false, perspective: 'raw' })
  const get: Shop['get'] = (path, headers) =>
    fetch(new URL(path, stack.site), { headers, redirect: 'manual', signal: AbortSignal.timeout(60_000) })
  return {
    stack,
    editor: client(sanity.writeToken),
    administrator: client(ensureSecrets(stack.dataDir).sanityAdminToken),
    get,
    async page(path) {
      const response = await get(path)
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
      return response.text()
    },
    async messages(to) {
      const response = await fetch(`${stack.inbox}/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`)
      return (await response.json()) as Message[]
    },
    async rows(query, values) {
      const connection = new pg.Client({ connectionString: database.url })
      await connection.connect()
      try {
        return (await connection.query(query, values)).rows
      } finally {
        await connection.end()
      }
    },
    close: () => stack.close(),
  }
}
