import { parseEnvironment } from '#lib/config/environment.ts'
import { EnvironmentError, type EnvironmentFault } from '#lib/config/environment-error.ts'
import { completeEnvironment } from './local-environment.ts'
import { type Ports, portsFor } from './ports.ts'
import { makeSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/**
 * The ports that the settings ask for, when a start can stand on them. Nothing is written.
 *
 * @throws EnvironmentError that names every fault of the settings at once
 */
export function checkSettings(settings: Settings): Ports {
  const faults: EnvironmentFault[] = []
  const tried = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const ports = tried(() => portsFor(settings.PORT_OFFSET))
  tried(() => parseEnvironment(completeEnvironment(settings, ports ?? portsFor('0'), makeSecrets())))
  if (!ports || faults.length > 0) throw new EnvironmentError(faults)
  return ports
}
