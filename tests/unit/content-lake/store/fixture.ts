import { LakeError } from '#emulators/content-lake/errors.ts'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'
import type { CommitResult } from '#emulators/content-lake/store/request.ts'

interface Fixture {
  dataset: Dataset
  mutate(mutations: unknown, options?: Options): Promise<CommitResult>
  act(actions: unknown, options?: Options): Promise<CommitResult>
}

interface Options {
  transactionId?: string
  dryRun?: boolean
  autoGenerateArrayKeys?: boolean
}

/** An empty dataset in memory whose clock moves a second with each transaction. */
export function openFixture(database = openDatabase(':memory:')): Fixture {
  let time = Date.UTC(2026, 0, 1)
  const now = () => {
    time += 1000
    return new Date(time)
  }
  const dataset = Dataset.open(database, 'test', { now })
  return {
    dataset,
    mutate: (mutations, options) => dataset.commit({ mutations, author: 'anna', ...options }),
    act: (actions, options) => dataset.act({ actions, author: 'anna', ...options }),
  }
}

interface ErrorBody {
  error: { type: string; description: string; items?: { index: number; error: Record<string, unknown> }[] }
}

/** The status and body of the error with which a commit is refused. */
export async function refusal(commit: Promise<unknown>): Promise<{ status: number; body: ErrorBody }> {
  const error = await commit.then(
    () => new Error('the commit was accepted'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof LakeError)) throw error
  return { status: error.status, body: error.body as ErrorBody }
}

/** The first item's error of a refusal, with its status and index. */
export async function faultOf(commit: Promise<unknown>): Promise<Record<string, unknown>> {
  const { status, body } = await refusal(commit)
  const item = body.error.items?.[0]
  return { status, index: item?.index, ...item?.error }
}
