import { describe, expect, test } from 'vitest'
import { parseEnvironment } from '#lib/config/environment.ts'
import { completeEnvironment, localServices } from '#scripts/platform/local-environment.ts'
import { portsFor } from '#scripts/platform/ports.ts'

const secrets = {
  sanityReadToken: 'read',
  sanityWriteToken: 'write',
  sanityAdminToken: 'admin',
  sanityWebhookSecret: 'hook',
  databasePassword: 'password',
  sendgridApiKey: 'SG.x',
  previewSecret: 'p'.repeat(64),
  internalSecret: 'i'.repeat(64),
}

describe('localServices', () => {
  test('starts all of them when nothing is set', () => {
    expect(localServices({})).toEqual({ postgres: true, lake: true, sendgrid: true })
  })

  test.each([
    [{ DATABASE_URL: 'postgresql://db.example/shop' }, { postgres: false, lake: true, sendgrid: true }],
    [{ SANITY_API_HOST: 'http://lake.example' }, { postgres: true, lake: false, sendgrid: true }],
    [{ SANITY_PROJECT_ID: 'abc123' }, { postgres: true, lake: false, sendgrid: true }],
    [{ SENDGRID_API_KEY: 'SG.real' }, { postgres: true, lake: true, sendgrid: false }],
    [{ SENDGRID_BASE_URL: 'http://mail.example' }, { postgres: true, lake: true, sendgrid: false }],
  ])('leaves out what is configured: %j', (settings, expected) => {
    expect(localServices(settings)).toEqual(expected)
  })
})

describe('completeEnvironment', () => {
  test('is a whole configuration from nothing, moved by the offset', () => {
    const environment = parseEnvironment(completeEnvironment({}, portsFor('200'), secrets))
    expect(environment.site).toEqual({ url: 'http://localhost:3200', internalUrl: 'http://127.0.0.1:3200' })
    expect(environment.sanity.apiHost).toBe('http://localhost:4210')
    expect(environment.database.url).toBe('postgresql://restock:password@127.0.0.1:4240/restock')
    expect(environment.sendgrid.baseUrl).toBe('http://localhost:4230')
  })

  test('makes up nothing for a hosted service', () => {
    const completed = completeEnvironment(
      { SANITY_PROJECT_ID: 'abc123', SENDGRID_API_KEY: 'SG.real' },
      portsFor(''),
      secrets,
    )
    expect(completed).not.toHaveProperty('SANITY_API_HOST')
    expect(completed).not.toHaveProperty('SANITY_API_READ_TOKEN')
    expect(completed).not.toHaveProperty('SENDGRID_BASE_URL')
    expect(() => parseEnvironment(completed)).toThrow(/SANITY_API_READ_TOKEN is not set[\s\S]*MAIL_FROM/)
  })

  test('what is set wins', () => {
    const completed = completeEnvironment(
      { SITE_URL: 'https://shop.example', INTERNAL_SECRET: 'mine' },
      portsFor(''),
      secrets,
    )
    expect(completed).toMatchObject({
      SITE_URL: 'https://shop.example',
      INTERNAL_SECRET: 'mine',
      PORT: '3000',
    })
  })
})

describe('portsFor', () => {
  test.each(['50', '-100', '1e9', 'abc', '61500'])('refuses an offset of %s', (offset) => {
    expect(() => portsFor(offset)).toThrow(/PORT_OFFSET is .* multiple of 100/)
  })
})
