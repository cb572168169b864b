import { explain } from './explain.ts'
import { fail } from './fail.ts'
import { administratorEnvironment, completeEnvironment, localServices } from './local-environment.ts'
import { dataFolder } from './paths.ts'
import { portsFor } from './ports.ts'
import { ensureSecrets, hasSecrets, makeSecrets } from './secrets.ts'
import { readSettings, type Settings } from './settings.ts'

// Loaded before a command that talks to the services of a running `npm start`.
process.on('uncaughtException', (error) => {
  console.error(explain(error) ?? error)
  process.exit(1)
})

try {
  Object.assign(process.env, environmentOf(readSettings()))
} catch (error) {
  fail(error)
}

function environmentOf(settings: Settings): Settings {
  const dataDir = dataFolder(settings)
  const needsLocal = Object.values(localServices(settings)).some(Boolean)
  if (needsLocal && !hasSecrets(dataDir)) {
    throw new Error(
      `No shop was ever started in ${dataDir}. Start it with \`npm start\`, then run this again.`,
    )
  }
  const secrets = hasSecrets(dataDir) ? ensureSecrets(dataDir) : makeSecrets()
  const env = completeEnvironment(settings, portsFor(settings.PORT_OFFSET), secrets)
  const forAdministrator = /(?:sanity-webhooks|seed)\.ts$/.test(process.argv[1] ?? '')
  return forAdministrator ? administratorEnvironment(settings, env, secrets) : env
}
