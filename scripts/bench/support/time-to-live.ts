import { setTimeout as pause } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'

export interface Publication {
  /** A client that may write. */
  client: SanityClient
  documentId: string
  /** The public page that shows the document's title. */
  page: string
  runs: number
  /** Milliseconds after which a run has failed. */
  patience: number
}

/** Milliseconds between two looks at the page: short against what is measured, long enough not to load the server. */
const lookEvery = 2

/**
 * Publishes a new title again and again, and measures each time how long it takes until the public page answers with it.
 *
 * @returns milliseconds from the moment at which the lake committed (its `_updatedAt`) to the end of the first such answer.
 * @throws Error when the title does not appear in time.
 */
export async function timeToLive(publication: Publication): Promise<number[]> {
  const samples: number[] = []
  for (let run = 0; run < publication.runs; run++) samples.push(await publishOnce(publication, run))
  return samples
}

async function publishOnce(
  { client, documentId, page, patience }: Publication,
  run: number,
): Promise<number> {
  const title = `Measured ${run} ${Date.now().toString(36)}`
  await fetchText(page)
  const { _updatedAt } = await client.patch(documentId).set({ title }).commit({ returnDocuments: true })
  const committedAt = Date.parse(_updatedAt)
  while (Date.now() - committedAt < patience) {
    if ((await fetchText(page)).includes(title)) {
      const taken = Date.now() - committedAt
      await settle()
      return taken
    }
    await pause(lookEvery)
  }
  throw new Error(`${page} did not show "${title}" within ${patience} ms.`)
}

/**
 * Lets the work behind the first answer end, so that one run does not slow the next: a product stands on some twenty pages, which are drawn after its own in
 * 0.7 s.
 */
const settle = () => pause(1_200 + Math.random() * 60)

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  return response.text()
}
