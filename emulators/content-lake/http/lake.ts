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
import type { Accounts } from './accounts.ts'
import type { Exchange } from './exchange.ts'
import { datasetNotFound, projectNotFound, signInRequired } from './faults.ts'
import type { Log } from './log.ts'
import type { PendingLogins } from './login.ts'
import { projectsNamed } from './project.ts'

/** One dataset with everything that hangs on its transactions. */
export interface LakeDataset {
  name: string
  aclMode: 'public' | 'private'
  store: Dataset
  engine: QueryEngine
  listeners: ListenHub
  live: LiveHub
}

/** The running server, as its routes know it. */
export interface Lake {
  projectId: string
  /** The address at which clients reach this server now, without a final slash. */
  publicUrl: () => string
  /** Bound to this machine only. */
  loopback: boolean
  /** Origins beyond this machine that a login may return to. */
  origins: string[]
  datasets: Map<string, LakeDataset>
  queries: QueryRunner
  accounts: Accounts
  logins: PendingLogins
  state: DatabaseSync
  addresses: AssetAddresses
  assets: AssetStore
  gate: StreamGate
  webhooks: WebhookService
  faults: FaultPlan
  log: Log
  now: () => Date
}

/** The dataset that a request names. Throws 404, and 401 for the anonymous reader of a private one. */
export function datasetOf(lake: Lake, exchange: Exchange): LakeDataset {
  const named = projectsNamed(exchange.request, exchange.url, lake.publicUrl())
  const other = named.find((project) => project !== lake.projectId)
  if (other !== undefined) throw projectNotFound(other)
  const name = exchange.params.dataset ?? ''
  const dataset = lake.datasets.get(name)
  if (!dataset) throw datasetNotFound(name, lake.projectId)
  if (dataset.aclMode === 'private' && exchange.identity.role === 'anonymous') throw signInRequired()
  return dataset
}
