import { z } from 'zod'
import { address, addressesOf, addressVariables, filled } from './addresses.ts'
import { EnvironmentError } from './environment-error.ts'

const local = 'or leave the service unconfigured and run `npm start`, which makes one'

const text = (hint: string) => z.string({ error: `is not set: ${hint}` })

const secret = (purpose: string) =>
  text(`${purpose}; make one with \`openssl rand -hex 32\``).min(32, {
    error: 'is too short to be a secret: use at least 32 characters, for example from `openssl rand -hex 32`',
  })

const variables = addressVariables.extend({
  SITE_INTERNAL_URL: address('for example http://127.0.0.1:3000').optional(),
  PORT: z.string().regex(/^\d+$/, { error: 'must be a port number, for example 3000' }).optional(),

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

/** The names of all variables that the shop reads. */
export const variableNames = Object.keys(variables.shape)

export type Environment = ReturnType<typeof parseEnvironment>

/**
 * Reads the configuration out of a set of environment variables.
 *
 * @throws EnvironmentError that names every fault at once.
 */
export function parseEnvironment(source: Record<string, string | undefined>) {
  const parsed = variables.safeParse(filled(source))
  if (!parsed.success) throw EnvironmentError.from(parsed.error)
  const v = parsed.data
  const { site, sanity } = addressesOf(v)
  return {
    site: {
      ...site,
      /** How the site and the worker reach the site themselves. */
      internalUrl: v.SITE_INTERNAL_URL ?? `http://127.0.0.1:${v.PORT ?? '3000'}`,
    },
    sanity: {
      ...sanity,
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
