import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrateDatabase } from '#lib/db/migrate.ts'
import { buildFolder, isBuilt } from './build.ts'
import { administratorEnvironment, localServices } from './local-environment.ts'
import { nodeBinary } from './paths.ts'
import type { Progress } from './progress.ts'
import type { Settings } from './settings.ts'
import type { Stack } from './stack.ts'

/**
 * Brings the data of running services to where the site can stand on it: migrations, the demo shop on the
 * first run of a local lake, the webhook, the mirror of the stock, the projection for search, and what the pages of
 * the first build will show. Safe to repeat.
 */
export async function prepareData(stack: Stack, settings: Settings, progress: Progress): Promise<void> {
  const { env, dataDir } = stack.context
  const lakeIsLocal = localServices(settings).lake
  const script = (name: string, environment = env) =>
    stack.run(name, [nodeBinary, `scripts/${name}.ts`], environment)
  await progress.step('Bringing the database to its newest schema', () =>
    migrateDatabase(env.DATABASE_URL ?? ''),
  )

  const seeded = path.join(dataDir, 'seeded', env.SANITY_DATASET ?? 'production')
  if (lakeIsLocal && !existsSync(seeded)) {
    await progress.step('Filling the shop with its demo content', () => script('seed'))
    mkdirSync(path.dirname(seeded), { recursive: true })
    writeFileSync(seeded, `${new Date().toISOString()}\n`)
  }
  // A hosted lake cannot reach a laptop: there the webhook is registered once, by `npm run sanity:webhooks`.
  if (lakeIsLocal) {
    const administrator = administratorEnvironment(settings, env, stack.context.secrets)
    await progress.step('Registering the webhook', () => script('sanity-webhooks', administrator))
  }
  const { mode, distDir = buildFolder(dataDir, env) } = stack.context
  const drawn = mode === 'production' && isBuilt(distDir)
  await progress.step('Reading the stock', async () => {
    try {
      await script('stock-sync')
      await script('search-sync')
      if (!drawn) await stack.run('sweep', [nodeBinary, 'scripts/sweep.ts', '--first-build'], env)
    } catch (error) {
      // A shop that was built before serves what it has; what it missed is swept up when the lake answers again.
      if (lakeIsLocal) throw error
      const [reason] = error instanceof Error ? error.message.split('\n') : [error]
      console.error(`The stock could not be read and stays as it was: is the Content Lake down? (${reason})`)
    }
  })
}
