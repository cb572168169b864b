import { setImmediate } from 'node:timers/promises'
import { copyDatasetRows } from '../../store/copy.ts'
import { inTransaction } from '../../store/database.ts'
import type { Lake, LakeDataset } from '../lake.ts'
import { describeError } from '../log.ts'
import { newRecord, requireFreeName, takeIntoService } from './datasets.ts'
import type { CopyJob } from './jobs.ts'

export interface CopyRequest {
  source: LakeDataset
  target: string
  skipHistory: boolean
  skipReleases: boolean
  author: string
}

/**
 * Starts to copy a dataset, with its assets, to a new one, which is taken into service when it is complete. Throws 400
 * and 409 for a target that cannot be made. A copy that fails, or that a crash cuts off, leaves nothing behind.
 */
export function startCopy(
  lake: Lake,
  { source, target, skipHistory, skipReleases, author }: CopyRequest,
): CopyJob {
  requireFreeName(lake, target)
  const record = newRecord(lake, {
    name: target,
    aclMode: source.aclMode,
    datasetProfile: source.datasetProfile,
    author,
  })
  lake.catalog.save(record, 'half')
  const job = lake.jobs.start(
    { author, sourceDataset: source.name, targetDataset: target, withHistory: !skipHistory },
    lake.now(),
  )
  const upTo = source.store.sequence
  const copy = async () => {
    const pathOf = (dataset: string) => `${lake.projectId}/${dataset}/`
    const assetPath = { from: pathOf(source.name), to: pathOf(target) }
    const plan = { source: source.name, target, upTo, skipHistory, skipReleases, assetPath }
    await lake.assets.copyDataset(source.name, target)
    for (const done of copyDatasetRows(lake.database, plan)) {
      lake.jobs.update(job, { progress: Math.floor(done * 99) }, lake.now())
      await setImmediate()
      if (lake.isClosed()) return
      if (lake.datasets.get(source.name) !== source) throw new Error(`Dataset "${source.name}" was deleted`)
    }
    inTransaction(lake.state, () => {
      lake.catalog.save(record, 'whole')
      lake.jobs.save({ ...job, state: 'completed', progress: 100 })
    })
    takeIntoService(lake, record)
    lake.jobs.update(job, { state: 'completed', progress: 100 }, lake.now())
  }
  copy().catch(async (error: unknown) => {
    lake.log('dataset not copied', { source: source.name, target, ...describeError(error) })
    if (lake.isClosed()) return
    await lake.removeRemains(record)
    const message = error instanceof Error ? error.message : String(error)
    lake.jobs.update(job, { state: 'failed', message }, lake.now())
  })
  return job
}
