import { variableNames } from '#lib/config/environment.ts'
import { completeEnvironment } from '#scripts/platform/local-environment.ts'
import type { Ports } from '#scripts/platform/ports.ts'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import type { ServiceContext } from '#scripts/platform/services.ts'
import type { Settings } from '#scripts/platform/settings.ts'

interface TestContextOptions {
  dataDir: string
  ports: Ports
  distDir?: string
  /** Variables that this stack shall have beside the local ones. */
  env?: Settings
}

/** A stack's context in which nothing of the developer's own configuration counts. */
export function testContext({ dataDir, ports, distDir, env = {} }: TestContextOptions): ServiceContext {
  const secrets = ensureSecrets(dataDir)
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !variableNames.includes(name) && !name.startsWith('VITEST'),
    ),
  )
  const settings = { ...inherited, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1', ...env }
  return {
    dataDir,
    ports,
    secrets,
    distDir,
    mode: 'production',
    env: completeEnvironment(settings, ports, secrets),
  }
}
