import type { DatabaseSync } from 'node:sqlite'
import type { AssetAddresses } from '../assets/address.ts'
import type { AssetStore } from '../assets/store.ts'
import type { FaultPlan } from '../faults/plan.ts'
import type { QueryEngine } from '../groq/engine.ts'
import type { StreamGate } from '../listen/gate.ts'
import type { ListenHub } from '../listen/hub.ts'
import type { LiveHub } from '../listen/live.ts'
import type { QueryRunner } from '../query/runner.ts'
import type { Dataset } from '../store/dataset.ts'
import type { WebhookService } from '../webhooks/service.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { Admissions } from './accounts/admissions.ts'
import type { PendingLogins } from './accounts/login.ts'
import type { RoleBook } from './accounts/role-book.ts'
import type { Catalog, DatasetRecord } from './datasets/catalog.ts'
import type { Jobs } from './datasets/jobs.ts'
import type { Origins } from './edge/origins.ts'
import { projectsNamed } from './edge/project.ts'
import type { Exchange } from './exchange.ts'
import { datasetNotFound, projectNotFound, signInRequired } from './faults.ts'
import type { Log } from './log.ts'

/** One dataset with everything that hangs on its transactions. */
export interface LakeDataset extends DatasetRecord {
  store: Dataset
  engine: QueryEngine
  listeners: ListenHub
  live: LiveHub
  /** Ends its streams and timers. With a reason, clients are told not to come back. */
  close(reason?: string): void
}

/** The running server, as its routes know it. */
export interface Lake {
  projectId: string
  /** The address at which clients reach this server now, without a final slash. */
  publicUrl: () => string
  /** Reached from this machine only. */
  loopback: boolean
  origins: Origins
  datasets: Map<string, LakeDataset>
  catalog: Catalog
  openDataset(record: DatasetRecord): LakeDataset
  /** Removes from disk what a copy or a deletion left half done. */
  removeRemains(record: DatasetRecord): Promise<void>
  jobs: Jobs
  roles: RoleBook
  queries: QueryRunner
  accounts: Accounts
  logins: PendingLogins
  state: DatabaseSync
  /** The documents of all datasets. */
  database: DatabaseSync
  addresses: AssetAddresses
  assets: AssetStore
  gate: StreamGate
  admissions: Admissions
  webhooks: WebhookService
  faults: FaultPlan
  log: Log
  now: () => Date
  isClosed(): boolean
}

/**
 * The dataset that a request names, or an alias of it (`~name`), and from here on the request has the grants that its
 * sender has in that dataset: read its identity after this. Throws 404, and 401 for the anonymous reader of a private one.
 */
export function datasetOf(lake: Lake, exchange: Exchange): LakeDataset {
  const named = projectsNamed(exchange.request, exchange.url, lake.publicUrl())
  const other = named.find((project) => project !== lake.projectId)
  if (other !== undefined) throw projectNotFound(other)
  const name = exchange.params.dataset ?? ''
  const linked = name.startsWith('~') ? lake.catalog.alias(name.slice(1))?.datasetName : name
  const dataset = lake.datasets.get(linked ?? '')
  if (!dataset) throw datasetNotFound(name, lake.projectId)
  if (dataset.aclMode === 'private' && exchange.identity.role === 'anonymous') throw signInRequired()
  exchange.identity = lake.roles.within(exchange.identity, dataset)
  return dataset
}
