import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** Which services run on this machine: those whose address or key nobody has set. */
export interface LocalServices {
  postgres: boolean
  lake: boolean
  sendgrid: boolean
}

export function localServices(settings: Settings): LocalServices {
  return {
    postgres: !settings.DATABASE_URL,
    lake: !settings.SANITY_API_HOST && !settings.SANITY_PROJECT_ID,
    sendgrid: !settings.SENDGRID_API_KEY && !settings.SENDGRID_BASE_URL,
  }
}

/** The settings with an answer for everything that a local service or a secret made here can answer. */
export function completeEnvironment(settings: Settings, ports: Ports, secrets: Secrets): Settings {
  const local = localServices(settings)
  return {
    SITE_URL: `http://localhost:${ports.site}`,
    SITE_INTERNAL_URL: `http://127.0.0.1:${ports.site}`,
    SANITY_WEBHOOK_SECRET: secrets.sanityWebhookSecret,
    PREVIEW_SECRET: secrets.previewSecret,
    INTERNAL_SECRET: secrets.internalSecret,
    ...(local.lake && {
      SANITY_API_HOST: `http://localhost:${ports.lake}`,
      SANITY_API_READ_TOKEN: secrets.sanityReadToken,
      SANITY_API_WRITE_TOKEN: secrets.sanityWriteToken,
    }),
    ...(local.postgres && {
      DATABASE_URL: `postgresql://restock:${secrets.databasePassword}@127.0.0.1:${ports.postgres}/restock`,
    }),
    ...(local.sendgrid && {
      SENDGRID_API_KEY: secrets.sendgridApiKey,
      SENDGRID_BASE_URL: `http://localhost:${ports.sendgrid}`,
      MAIL_FROM: 'Tidewrack <post@tidewrack.example>',
    }),
    ...settings,
    PORT: String(ports.site),
  }
}

/** The same for what only an administrator of the project may do: registering the webhook. */
export function administratorEnvironment(settings: Settings, env: Settings, secrets: Secrets): Settings {
  return localServices(settings).lake ? { ...env, SANITY_API_WRITE_TOKEN: secrets.sanityAdminToken } : env
}
