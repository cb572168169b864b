import { join } from 'node:path'
import { createAssetAddresses } from './assets/address.ts'
import { createRenderCache } from './assets/cache.ts'
import { createAssetStore } from './assets/store.ts'
import { createFaultPlan, type FaultPlan } from './faults/plan.ts'
import { routeUnderFaults } from './faults/strike.ts'
import { loadTopology } from './groq/functions/geo/topology.ts'
import { createAccounts } from './http/accounts/accounts.ts'
import { createAdmissions } from './http/accounts/admissions.ts'
import { identifierOf } from './http/accounts/identify.ts'
import { createPendingLogins, isForThisMachine } from './http/accounts/login.ts'
import { createRoleBook } from './http/accounts/role-book.ts'
import { type DatasetRecord, openCatalog } from './http/datasets/catalog.ts'
import { openJobs } from './http/datasets/jobs.ts'
import { keepConfigured } from './http/datasets/keep-configured.ts'
import { logOf, openDataset } from './http/datasets/open-dataset.ts'
import { corsPolicyOf } from './http/edge/cors-policy.ts'
import { listen } from './http/edge/listening.ts'
import { createOrigins } from './http/edge/origins.ts'
import { createRequestHandler } from './http/edge/server.ts'
import type { Lake, LakeDataset } from './http/lake.ts'
import { logToStderr } from './http/log.ts'
import { createRouter } from './http/router.ts'
import { lakeRoutes } from './http/routes.ts'
import { openState } from './http/state.ts'
import { createStreamGate } from './listen/gate.ts'
import { type ContentLakeOptions, OptionsError } from './options.ts'
import { acceptPresence } from './presence/accept.ts'
import { createQueryRunner } from './query/runner.ts'
import { openDatabase } from './store/database.ts'
import { watchHome } from './store/home.ts'
import { TransactionLog } from './store/log.ts'
import { createWebhookService } from './webhooks/service.ts'

export interface ContentLake {
  /** Where clients reach it, without a final slash. */
  url: string
  port: number
  /** Where this machine reaches it, whatever address others use. */
  ownUrl: string
  /** The datasets, for tests that look behind the API. */
  datasets: ReadonlyMap<string, LakeDataset>
  /** The server as its routes know it, for tests that look behind the API. */
  internals: Lake
  /** What shall go wrong, for tests; nothing until then. */
  faults: FaultPlan
  close(): Promise<void>
}

/**
 * Starts a Content Lake. Resolves when it answers. Throws OptionsError for options that cannot be used and the
 * socket's EADDRINUSE when the port is taken.
 */
export async function createContentLake(options: ContentLakeOptions): Promise<ContentLake> {
  const { dataDir, projectId, host = 'localhost', port = 4010, tokens = [], log = logToStderr } = options
  const now = options.now ?? (() => new Date())
  const loopback = isForThisMachine(host, options.publicUrl)
  if (!loopback && tokens.length === 0) {
    throw new OptionsError(
      `At ${options.publicUrl ?? host} anyone could log in. Configure tokens (CONTENT_LAKE_TOKENS), or bind to localhost`,
    )
  }

  const state = openState(dataDir)
  const databasePath = join(dataDir, 'documents.sqlite')
  const database = openDatabase(databasePath)
  loadTopology()
  let publicUrl = ''
  let closed = false
  const addresses = createAssetAddresses(projectId, () => publicUrl)
  const catalog = openCatalog(state)
  const assets = createAssetStore(join(dataDir, 'assets'), options.uploadLimitBytes)
  const removeRemains = async ({ name }: DatasetRecord) => {
    new TransactionLog(database, name).remove()
    await assets.removeDataset(name)
    catalog.remove(name)
  }
  for (const record of catalog.records('half')) await removeRemains(record)
  keepConfigured(catalog, options.datasets ?? ['production'], now())
  let opened = () => {}
  const open = new Promise<void>((resolve) => {
    opened = resolve
  })
  const openRecord = (record: DatasetRecord) =>
    openDataset(record, {
      database,
      projectId,
      outbound: addresses.outbound,
      publish: (dataset, transaction) => webhooks.publish(dataset, transaction),
      ready: open,
      now,
      log,
    })
  const datasets = new Map(catalog.records('whole').map((record) => [record.name, openRecord(record)]))
  const faults = createFaultPlan()
  const webhooks = createWebhookService({
    database: state,
    projectId,
    logs: new Map([...datasets.values()].map((dataset) => [dataset.name, logOf(dataset)])),
    evaluate: (dataset) => async (rule, change) => {
      const answer = await datasets.get(dataset)?.engine.evaluateDelta(rule, change)
      return answer?.matches ? { payload: answer.body } : null
    },
    outbound: addresses.outbound,
    faultOf: faults.forDelivery,
    log,
    now: () => new Date(now().getTime() + faults.retryClockAhead()),
  })
  const queries = createQueryRunner({
    setup: () => ({ databasePath, projectId, publicUrl }),
    limits: { timeMs: options.queryTimeLimitMs ?? 5000, size: 64 * 1024 * 1024 },
    log,
  })
  const accounts = createAccounts(state, tokens, { now, loopback })
  const gate = createStreamGate()
  const lake: Lake = {
    projectId,
    publicUrl: () => publicUrl,
    loopback,
    origins: createOrigins(state, options.origins ?? []),
    datasets,
    catalog,
    openDataset: openRecord,
    removeRemains,
    jobs: openJobs(state, now()),
    roles: createRoleBook(state, options.roles ?? []),
    queries,
    accounts,
    logins: createPendingLogins(),
    state,
    database,
    addresses,
    assets,
    gate,
    admissions: createAdmissions(),
    webhooks,
    faults,
    log,
    now,
    isClosed: () => closed,
  }
  const handle = createRequestHandler({
    route: routeUnderFaults(
      faults,
      createRouter(lakeRoutes(lake, createRenderCache(join(dataDir, 'renders'), options.renderCacheBytes))),
    ),
    identify: identifierOf(lake),
    cors: corsPolicyOf(lake),
    lostHome: watchHome([databasePath, join(dataDir, 'service.sqlite')]),
    ...addresses,
    log,
  })
  const closeStores = () => {
    queries.close()
    webhooks.close()
    database.close()
    state.close()
  }
  const listening = await listen(
    (request, response) => void open.then(() => handle(request, response)),
    host,
    port,
  ).catch((error: unknown) => {
    closeStores()
    throw error
  })
  const ownUrl = `http://${addressable(host)}:${listening.port}`
  publicUrl = (options.publicUrl ?? ownUrl).replace(/\/$/, '')
  const presence = acceptPresence(listening.servers, lake)
  // Commits wait until the hooks have caught up with the log, or a transaction could reach a hook twice.
  await webhooks.start()
  opened()

  return {
    url: publicUrl,
    port: listening.port,
    ownUrl,
    datasets,
    internals: lake,
    faults,
    async close() {
      closed = true
      lake.admissions.close()
      for (const dataset of datasets.values()) dataset.close()
      presence.close()
      await listening.close()
      closeStores()
    },
  }
}

/** The host as part of an address; on a wildcard bind this machine's own name for itself. */
function addressable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
