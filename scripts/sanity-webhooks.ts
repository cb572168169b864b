import { environment } from '#lib/config/environment.ts'
import { registerHook } from '#lib/inbox/register-hook.ts'
import { writeClient } from '#sanity/client.ts'

const { sanity, site } = environment()
const [secret] = sanity.webhookSecrets
if (!secret)
  throw new Error(
    'SANITY_WEBHOOK_SECRET is not set: make one with `openssl rand -hex 32` and set it for the site too.',
  )

const url = `${site.url}/api/webhooks/sanity`
const { action, id } = await registerHook(writeClient(), { ...sanity, url, secret })
console.log(`Webhook ${id} ${action}: ${url}`)
