import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { createContentLake } from '#emulators/content-lake/create.ts'

export interface RunningLake {
  /** A client with the token of this role; its reads see drafts as documents of their own. */
  client(role: 'viewer' | 'editor' | 'administrator'): SanityClient
  /** Stops the lake and removes its data. */
  remove(): Promise<void>
}

/** A Content Lake of its own on a free port, empty. */
export async function startLake(): Promise<RunningLake> {
  const dataDir = mkdtempSync(join(tmpdir(), 'studio-lake-'))
  const tokens = (['viewer', 'editor', 'administrator'] as const).map((role) => ({
    token: `${role}-token`,
    name: role,
    role,
  }))
  const lake = await createContentLake({
    port: 0,
    dataDir,
    projectId: 'restock',
    tokens,
    // What is read counts here, not how soon: on a busy machine a query waits long for its turn.
    queryTimeLimitMs: 60_000,
    log: () => {},
  })
  return {
    client: (role) =>
      createClient({
        projectId: 'restock',
        dataset: 'production',
        apiVersion: '2025-02-19',
        apiHost: lake.url,
        useProjectHostname: false,
        useCdn: false,
        perspective: 'raw',
        maxRetries: 0,
        token: `${role}-token`,
      }),
    async remove() {
      await lake.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
