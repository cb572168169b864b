import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { decoded } from '#lib/http/decoded.ts'
import type { PageVisit } from './page-visit.ts'

/** From so many pages on only those of one change are looked at that are kept. */
const many = 1_000
/** Pages that are looked at in any case: the first are those that somebody waits for. */
const first = 50

/**
 * Divides the pages of a change into those to look at and those that nobody has drawn: these cannot be stale, and are drawn when they are first asked for. Of a
 * change with few pages, and where it is not known what is kept, all are looked at.
 */
export async function divideByKept(
  visits: readonly PageVisit[],
  read: () => Promise<ReadonlySet<string> | undefined> = readKeptPages,
): Promise<{ looked: PageVisit[]; others: PageVisit[] }> {
  const kept = visits.length > many ? await read() : undefined
  if (!kept) return { looked: [...visits], others: [] }
  const isLooked = (visit: PageVisit, at: number) =>
    at < first || visit.proof === 'answer' || isKept(visit, kept)
  return { looked: visits.filter(isLooked), others: visits.filter((visit, at) => !isLooked(visit, at)) }
}

/** Those of the pages that were drawn meanwhile: perhaps from what was read before the change. */
export async function drawnMeanwhile(
  others: readonly PageVisit[],
  read: () => Promise<ReadonlySet<string> | undefined> = readKeptPages,
): Promise<PageVisit[]> {
  const kept = others.length > 0 ? await read() : undefined
  return others.filter((visit) => kept && isKept(visit, kept))
}

function isKept({ renderedPath }: PageVisit, kept: ReadonlySet<string>): boolean {
  return kept.has(renderedPath) || kept.has(decoded(renderedPath))
}

/**
 * The pages that Next keeps on this machine, by the paths that it renders; undefined where it keeps them elsewhere. `next start` writes a page beside those of
 * the build when it is first drawn.
 */
async function readKeptPages(): Promise<ReadonlySet<string> | undefined> {
  const built = process.env.RESTOCK_DIST_DIR ?? '.next'
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), built, 'server', 'app')
  try {
    const names = await readdir(folder, { recursive: true })
    const pages = names.filter((name) => name.endsWith('.html'))
    return new Set(pages.map((name) => `/${name.slice(0, -'.html'.length).replaceAll(path.sep, '/')}`))
  } catch {
    return undefined
  }
}
