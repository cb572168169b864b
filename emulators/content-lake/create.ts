import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { createAssetAddresses } from './assets/address.ts'
import { createRenderCache } from './assets/cache.ts'
import { createAssetStore } from './assets/store.ts'
import { createFaultPlan, type FaultPlan } from './faults/plan.ts'
import { routeUnderFaults } from './faults/strike.ts'
import { createQueryEngine } from './groq/engine.ts'
import { anonymous, createAccounts } from './http/accounts.ts'
import { sessionNotFound } from './http/faults.ts'
import type { Lake, LakeDataset } from './http/lake.ts'
import { listen } from './http/listening.ts'
import { describeError, logToStderr } from './http/log.ts'
import { createPendingLogins, isLoopbackHost } from './http/login.ts'
import { createRouter } from './http/router.ts'
import { lakeRoutes } from './http/routes.ts'
import { createRequestHandler } from './http/server.ts'
import { openState } from './http/state.ts'
import { createStreamGate, STREAM_CREDENTIAL } from './listen/gate.ts'
import { openHubs } from './listen/open.ts'
import { type ContentLakeOptions, OptionsError } from './options.ts'
import { acceptPresence } from './presence/accept.ts'
import { createQueryRunner } from './query/runner.ts'
import { watchReleases } from './releases/scheduler.ts'
import { openDatabase } from './store/database.ts'
import { Dataset } from './store/dataset.ts'
import { watchHome } from './store/home.ts'
import { createWebhookService } from './webhooks/service.ts'

export interface ContentLake {
  /** Where clients reach it, without a final slash. */
  url: string
  port: number
  /** The datasets, for tests that look behind the API. */
  datasets: ReadonlyMap<string, LakeDataset>
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
  const loopback = isLoopbackHost(host)
  if (!loopback && tokens.length === 0) {
    throw new OptionsError(
      `On ${host} anyone could log in. Configure tokens (CONTENT_LAKE_TOKENS), or bind to localhost`,
    )
  }

  const state = openState(dataDir)
  const databasePath = join(dataDir, 'documents.sqlite')
  const database = openDatabase(databasePath)
  let publicUrl = ''
  const addresses = createAssetAddresses(projectId, () => publicUrl)
  const datasets = new Map<string, LakeDataset>()
  for (const entry of options.datasets ?? ['production']) {
    const { name, aclMode } = typeof entry === 'string' ? { name: entry, aclMode: 'public' as const } : entry
    const report = (error: unknown) => log('transaction listener failed', describeError(error))
    const store = Dataset.open(database, name, { now, report })
    const engine = createQueryEngine(store, { projectId, dataset: name })
    store.selectWith((query, params) => engine.select(query, params))
    datasets.set(name, { name, aclMode, store, engine, ...openHubs(store, engine, addresses.outbound, report) })
  }
  const faults = createFaultPlan()
  const webhooks = createWebhookService({
    database: state,
    projectId,
    logs: new Map(
      [...datasets.values()].map(({ name, store }) => [
        name,
        { name, lastSequence: () => store.sequence, since: (sequence) => store.transactionsSince(sequence) },
      ]),
    ),
    evaluate: (dataset) => async (rule, change) => {
      const answer = await datasets.get(dataset)?.engine.evaluateDelta(rule, change)
      return answer?.matches ? { payload: answer.body } : null
    },
    outbound: addresses.outbound,
    faultOf: faults.forDelivery,
    log,
    now,
  })
  for (const { name, store, listeners, live } of datasets.values()) {
    store.onTransaction((transaction) => {
      webhooks.publish(name, transaction)
      listeners.publish(transaction)
      live.publish(transaction)
    })
  }

  const queries = createQueryRunner({
    setup: () => ({ databasePath, projectId, publicUrl }),
    limits: { timeMs: options.queryTimeLimitMs ?? 5000, size: 64 * 1024 * 1024 },
    log,
  })
  const accounts = createAccounts(state, tokens)
  const gate = createStreamGate()
  const lake: Lake = {
    projectId,
    publicUrl: () => publicUrl,
    loopback,
    origins: options.origins ?? [],
    datasets,
    queries,
    accounts,
    logins: createPendingLogins(),
    state,
    addresses,
    assets: createAssetStore(join(dataDir, 'assets')),
    gate,
    webhooks,
    faults,
    log,
    now,
  }
  const identify = (request: IncomingMessage, url: URL) => {
    const credential = url.searchParams.get(STREAM_CREDENTIAL)
    if (credential === null) return accounts.identify(request.headers)
    const id = gate.identityOf(credential, now().getTime())
    if (id === null) throw sessionNotFound()
    return accounts.byId(id) ?? anonymous
  }
  const handle = createRequestHandler({
    route: routeUnderFaults(
      faults,
      createRouter(lakeRoutes(lake, createRenderCache(join(dataDir, 'renders')))),
    ),
    identify,
    ...addresses,
    lostHome: watchHome([databasePath, join(dataDir, 'service.sqlite')]),
    log,
  })
  const closeStores = () => {
    queries.close()
    webhooks.close()
    database.close()
    state.close()
  }
  let opened = () => {}
  const open = new Promise<void>((resolve) => {
    opened = resolve
  })
  const schedulers = [...datasets.values()].map(({ store }) =>
    watchReleases(store, { now, log, ready: open }),
  )
  const listening = await listen(
    (request, response) => void open.then(() => handle(request, response)),
    host,
    port,
  ).catch((error: unknown) => {
    closeStores()
    throw error
  })
  publicUrl = (options.publicUrl ?? `http://${addressable(host)}:${listening.port}`).replace(/\/$/, '')
  const presence = acceptPresence(listening.servers, lake)
  // Commits wait until the hooks have caught up with the log, or a transaction could reach a hook twice.
  await webhooks.start()
  opened()

  return {
    url: publicUrl,
    port: listening.port,
    datasets,
    faults,
    async close() {
      for (const scheduler of schedulers) scheduler.close()
      for (const { listeners, live } of datasets.values()) {
        listeners.close()
        live.close()
      }
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
