import { z } from 'zod'
import { EnvironmentError } from './environment-error.ts'

const local = 'or leave the service unconfigured and run `npm start`, which makes one'

/** An address without a trailing slash, so that a path can be appended to it. */
const address = (hint: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be an http or https address, ${hint}` })
    .transform((value) => value.replace(/\/+$/, ''))

const text = (hint: string) => z.string({ error: `is not set: ${hint}` })

const secret = (purpose: string) =>
  text(`${purpose}; make one with \`openssl rand -hex 32\``).min(32, {
    error: 'is too short to be a secret: use at least 32 characters, for example from `openssl rand -hex 32`',
  })

const variables = z.object({
  SITE_URL: address('for example https://shop.example').default('http://localhost:3000'),
  SITE_INTERNAL_URL: address('for example http://127.0.0.1:3000').optional(),
  PORT: z.string().regex(/^\d+$/, { error: 'must be a port number, for example 3000' }).optional(),

  SANITY_PROJECT_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'must be a project id: lower-case letters, digits and hyphens' })
    .default('restock'),
  SANITY_DATASET: z
    .string()
    .regex(/^~?[a-z0-9_-]+$/, {
      error: 'must be a dataset name: lower-case letters, digits, hyphens and underscores',
    })
    .default('production'),
  SANITY_API_HOST: address('for example http://localhost:4010; leave it unset for hosted Sanity').optional(),
  SANITY_API_VERSION: z
    .string()
    .regex(/^v?\d{4}-\d{2}-\d{2}$/, { error: 'must be a date, for example 2025-02-19' })
    .transform((value) => value.replace(/^v/, ''))
    .default('2025-02-19'),
  SANITY_API_READ_TOKEN: text(`create a token with the role Viewer at sanity.io/manage, ${local}`),
  SANITY_API_WRITE_TOKEN: text(`create a token with the role Editor at sanity.io/manage, ${local}`),
  SANITY_WEBHOOK_SECRET: z.string().optional(),
  SANITY_WEBHOOK_SECRET_PREVIOUS: z.string().optional(),

  DATABASE_URL: z
    .string({ error: `is not set: give the address of a PostgreSQL database, ${local}` })
    .regex(/^postgres(ql)?:\/\/\S+$/, { error: 'must be a postgresql:// address' }),

  SENDGRID_API_KEY: text(`create a key with the permission Mail Send at app.sendgrid.com, ${local}`),
  SENDGRID_BASE_URL: address('for example http://localhost:4030; leave it unset for SendGrid').optional(),
  MAIL_FROM: text(
    'give the sender that SendGrid has verified, for example "Restock <shop@shop.example>"',
  ).regex(/^([^<>@]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
    error: 'must be an address, with or without a name: "Restock <shop@shop.example>"',
  }),

  PREVIEW_SECRET: secret('it signs the cookie of a preview session'),
  INTERNAL_SECRET: secret('the worker shows it to the internal routes'),
})

export type Environment = ReturnType<typeof parseEnvironment>

/**
 * Reads the configuration out of a set of environment variables. An empty variable counts as unset.
 *
 * @throws EnvironmentError that names every fault at once.
 */
export function parseEnvironment(source: Record<string, string | undefined>) {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = variables.safeParse(filled)
  if (!parsed.success) throw EnvironmentError.from(parsed.error)
  const v = parsed.data
  return {
    site: {
      /** The public address: links in mails, preview. */
      url: v.SITE_URL,
      /** How the site and the worker reach the site themselves. */
      internalUrl: v.SITE_INTERNAL_URL ?? `http://127.0.0.1:${v.PORT ?? '3000'}`,
    },
    sanity: {
      projectId: v.SANITY_PROJECT_ID,
      dataset: v.SANITY_DATASET,
      /** `undefined`: hosted Sanity by the project's own host name. Otherwise this host, literally. */
      apiHost: v.SANITY_API_HOST,
      apiVersion: v.SANITY_API_VERSION,
      readToken: v.SANITY_API_READ_TOKEN,
      writeToken: v.SANITY_API_WRITE_TOKEN,
      /** Accepted webhook secrets, the current one first. Empty: webhooks are not configured. */
      webhookSecrets: [v.SANITY_WEBHOOK_SECRET, v.SANITY_WEBHOOK_SECRET_PREVIOUS].filter(
        (value) => value !== undefined,
      ),
    },
    database: { url: v.DATABASE_URL },
    sendgrid: {
      apiKey: v.SENDGRID_API_KEY,
      /** `undefined`: the hosted SendGrid. */
      baseUrl: v.SENDGRID_BASE_URL,
      from: v.MAIL_FROM,
    },
    preview: { secret: v.PREVIEW_SECRET },
    internal: { secret: v.INTERNAL_SECRET },
  }
}

let parsed: Environment | undefined

/** The configuration of this process, parsed at the first call. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env)
  return parsed
}
