import { localServices } from './local-environment.ts'
import type { Settings } from './settings.ts'

/** The addresses a person needs, one a line, and for what runs elsewhere where it runs. */
export function addressTable(settings: Settings, env: Settings): string {
  const local = localServices(settings)
  const site = env.SITE_URL ?? ''
  const rows = [
    ['Shop', site],
    ['Studio', `${site}/studio`],
    ['Inbox', local.sendgrid ? env.SENDGRID_BASE_URL : (env.SENDGRID_BASE_URL ?? 'hosted SendGrid')],
    ['Content Lake', env.SANITY_API_HOST ?? `hosted Sanity, project ${env.SANITY_PROJECT_ID}`],
    ['Database', withoutPassword(env.DATABASE_URL ?? '')],
  ]
  return rows.map(([name = '', address = '']) => `  ${name.padEnd(14)}${address}`).join('\n')
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  url.password = ''
  return url.href
}
