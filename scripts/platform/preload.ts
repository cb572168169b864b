import { completeEnvironment } from './local-environment.ts'
import { dataFolder } from './paths.ts'
import { portsFor } from './ports.ts'
import { ensureSecrets } from './secrets.ts'
import { readSettings } from './settings.ts'

// Loaded before a command that talks to the services of a running `npm start`.
const settings = readSettings()
const ports = portsFor(settings.PORT_OFFSET)
Object.assign(process.env, completeEnvironment(settings, ports, ensureSecrets(dataFolder(settings))))
