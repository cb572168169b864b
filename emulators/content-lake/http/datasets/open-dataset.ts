import type { DatabaseSync } from 'node:sqlite'
import { createQueryEngine } from '../../groq/engine.ts'
import { openHubs } from '../../listen/open.ts'
import { watchReleases } from '../../releases/scheduler.ts'
import { Dataset } from '../../store/dataset.ts'
import type { Transaction } from '../../types.ts'
import type { TransactionLog } from '../../webhooks/service.ts'
import type { LakeDataset } from '../lake.ts'
import { describeError, type Log } from '../log.ts'
import type { DatasetRecord } from './catalog.ts'

export interface DatasetSurroundings {
  database: DatabaseSync
  projectId: string
  outbound: (text: string) => string
  /** Hears of each transaction first. */
  publish: (dataset: string, transaction: Transaction) => void
  /** Resolves when the server may commit. */
  ready: Promise<void>
  now: () => Date
  log: Log
}

/** Reads a dataset into memory and sets everything going that hangs on its transactions. */
export function openDataset(record: DatasetRecord, surroundings: DatasetSurroundings): LakeDataset {
  const { database, projectId, outbound, publish, ready, now, log } = surroundings
  const { name } = record
  const report = (error: unknown) => log('transaction listener failed', describeError(error))
  const store = Dataset.open(database, name, { now, report })
  const engine = createQueryEngine(store, { projectId, dataset: name })
  store.selectWith((query, params) => engine.select(query, params))
  const hubs = openHubs(store, engine, outbound, report)
  store.onTransaction((transaction) => {
    publish(name, transaction)
    hubs.listeners.publish(transaction)
    hubs.live.publish(transaction)
  })
  const scheduler = watchReleases(store, { now, log, ready })
  return {
    ...record,
    store,
    engine,
    ...hubs,
    close(reason) {
      scheduler.close()
      hubs.listeners.close(reason)
      hubs.live.close(reason)
    },
  }
}

/** The dataset as webhooks read it. */
export const logOf = ({ name, store }: LakeDataset): TransactionLog => ({
  name,
  lastSequence: () => store.sequence,
  since: (sequence) => store.transactionsSince(sequence),
})

/** What is kept of a dataset in the catalogue. */
export const recordOf = (dataset: DatasetRecord): DatasetRecord => {
  const { name, aclMode, description, datasetProfile, addonFor, createdAt, createdByUserId } = dataset
  return { name, aclMode, description, datasetProfile, addonFor, createdAt, createdByUserId }
}
