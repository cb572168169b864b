import { describe, expect, test } from 'vitest'
import { parseAddresses } from '#lib/config/addresses.ts'
import { parseEnvironment } from '#lib/config/environment.ts'
import { EnvironmentError } from '#lib/config/environment-error.ts'

const complete = {
  SANITY_API_READ_TOKEN: 'read',
  SANITY_API_WRITE_TOKEN: 'write',
  SANITY_WEBHOOK_SECRET: 'current',
  DATABASE_URL: 'postgresql://restock@127.0.0.1:4040/restock',
  SENDGRID_API_KEY: 'SG.local',
  MAIL_FROM: 'Restock <shop@restock.example>',
  PREVIEW_SECRET: 'p'.repeat(32),
  INTERNAL_SECRET: 'i'.repeat(32),
}

function faultsOf(source: Record<string, string | undefined>) {
  try {
    parseEnvironment(source)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults
    throw error
  }
  return []
}

describe('parseEnvironment', () => {
  test('fills in what has a default', () => {
    const { site, sanity, sendgrid } = parseEnvironment(complete)
    expect(site).toEqual({ url: 'http://localhost:3000', internalUrl: 'http://127.0.0.1:3000' })
    expect(sanity).toMatchObject({ projectId: 'restock', dataset: 'production', apiVersion: '2025-02-19' })
    expect(sanity.apiHost).toBeUndefined()
    expect(sendgrid.baseUrl).toBeUndefined()
  })

  test('names every fault at once, with what to do', () => {
    const faults = faultsOf({ SITE_URL: 'shop.example', PREVIEW_SECRET: 'short' })
    expect(faults.map((fault) => fault.variable).sort()).toEqual([
      'DATABASE_URL',
      'INTERNAL_SECRET',
      'MAIL_FROM',
      'PREVIEW_SECRET',
      'SANITY_API_READ_TOKEN',
      'SANITY_API_WRITE_TOKEN',
      'SENDGRID_API_KEY',
      'SITE_URL',
    ])
    expect(faults.find((fault) => fault.variable === 'PREVIEW_SECRET')?.message).toContain('openssl rand')
    expect(new EnvironmentError(faults).message).toContain('  SITE_URL must be an http or https address')
  })

  test.each([
    ['SANITY_API_HOST', 'ftp://localhost'],
    ['SANITY_API_VERSION', 'latest'],
    ['DATABASE_URL', 'mysql://localhost/restock'],
    ['MAIL_FROM', 'nobody'],
    ['SANITY_PROJECT_ID', 'No Such Project'],
  ])('refuses %s=%s', (variable, value) => {
    expect(faultsOf({ ...complete, [variable]: value }).map((fault) => fault.variable)).toEqual([variable])
  })

  test('takes an empty variable for an unset one', () => {
    expect(parseEnvironment({ ...complete, SITE_URL: ' ', SANITY_API_HOST: '' }).site.url).toBe(
      'http://localhost:3000',
    )
    expect(faultsOf({ ...complete, SENDGRID_API_KEY: '' })).toHaveLength(1)
  })

  test('accepts the previous webhook secret beside the current one, and none at all', () => {
    const rotated = parseEnvironment({ ...complete, SANITY_WEBHOOK_SECRET_PREVIOUS: 'previous' })
    expect(rotated.sanity.webhookSecrets).toEqual(['current', 'previous'])
    expect(parseEnvironment({ ...complete, SANITY_WEBHOOK_SECRET: '' }).sanity.webhookSecrets).toEqual([])
  })

  test('drops the trailing slash of an address and follows PORT for calls to itself', () => {
    const { site } = parseEnvironment({ ...complete, SITE_URL: 'https://shop.example/', PORT: '3100' })
    expect(site).toEqual({ url: 'https://shop.example', internalUrl: 'http://127.0.0.1:3100' })
  })
})

describe('parseAddresses', () => {
  test('needs no secret', () => {
    expect(parseAddresses({ SANITY_API_HOST: 'http://localhost:4010/' })).toEqual({
      site: { url: 'http://localhost:3000' },
      sanity: {
        projectId: 'restock',
        dataset: 'production',
        apiHost: 'http://localhost:4010',
        apiVersion: '2025-02-19',
      },
    })
  })
})
