import { administratorEnvironment, completeEnvironment } from './local-environment.ts'
import { dataFolder } from './paths.ts'
import { portsFor } from './ports.ts'
import { ensureSecrets } from './secrets.ts'
import { readSettings } from './settings.ts'

// Loaded before a command that talks to the services of a running `npm start`.
const settings = readSettings()
const ports = portsFor(settings.PORT_OFFSET)
const secrets = ensureSecrets(dataFolder(settings))
const env = completeEnvironment(settings, ports, secrets)
const forAdministrator = process.argv[1]?.endsWith('sanity-webhooks.ts')
Object.assign(process.env, forAdministrator ? administratorEnvironment(settings, env, secrets) : env)
