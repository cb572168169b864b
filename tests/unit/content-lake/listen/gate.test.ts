import { describe, expect, it } from 'vitest'
import { createStreamGate, STREAM_CREDENTIAL } from '#emulators/content-lake/listen/gate.ts'

const url = new URL('http://lake/v1/data/listen/production?query=*&%24id=%22a%22')
const browser = { host: 'localhost:4010', 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }
const NOW = 1_000_000

describe('redirectTarget', () => {
  it('gives each browser stream the next host name and keeps the query', () => {
    const gate = createStreamGate()
    const first = new URL(gate.redirectTarget(browser, url, 'me', NOW) ?? '')
    const second = new URL(gate.redirectTarget(browser, url, 'me', NOW) ?? '')
    expect([first.host, second.host]).toEqual(['sse0.localhost:4010', 'sse1.localhost:4010'])
    expect(first.pathname).toBe('/v1/data/listen/production')
    expect(first.searchParams.get('$id')).toBe('"a"')
  })

  it('carries the position to resume from, which a browser does not send twice', () => {
    const headers = { ...browser, 'last-event-id': 'T1#a' }
    const target = new URL(createStreamGate().redirectTarget(headers, url, 'me', NOW) ?? '')
    expect(target.searchParams.get('lastEventId')).toBe('T1#a')
  })

  it('uses 64 names and begins again', () => {
    const gate = createStreamGate()
    const hosts = Array.from(
      { length: 65 },
      () => new URL(gate.redirectTarget(browser, url, 'me', NOW) ?? '').host,
    )
    expect(new Set(hosts).size).toBe(64)
    expect(hosts[64]).toBe(hosts[0])
  })

  it.each(['127.0.0.1:4010', '[::1]:4010', 'restock.localhost:4010'])('redirects a browser at %s', (host) => {
    expect(createStreamGate().redirectTarget({ ...browser, host }, url, 'me', NOW)).toContain(
      'http://sse0.localhost:4010/',
    )
  })

  it('answers Node clients, other hosts and the second hop directly', () => {
    const gate = createStreamGate()
    const node = { host: 'localhost:4010', 'sec-fetch-mode': 'cors' }
    expect(gate.redirectTarget(node, url, 'me', NOW)).toBeNull()
    expect(gate.redirectTarget({ ...browser, host: 'lake.example.org' }, url, 'me', NOW)).toBeNull()
    const second = new URL(gate.redirectTarget(browser, url, 'me', NOW) ?? '')
    expect(
      gate.redirectTarget({ ...browser, host: second.host, origin: 'null' }, second, 'me', NOW),
    ).toBeNull()
  })
})

describe('identityOf', () => {
  const gate = createStreamGate()
  const credential = (target: string | null) =>
    new URL(target ?? '').searchParams.get(STREAM_CREDENTIAL) ?? ''
  const good = credential(gate.redirectTarget(browser, url, 'me', NOW))

  it('opens the stream for a minute, to whom it was made out', () => {
    expect(gate.identityOf(good, NOW + 60_000)).toBe('me')
    expect(gate.identityOf(good, NOW + 60_001)).toBeNull()
  })

  it('refuses what was altered, invented or signed elsewhere', () => {
    const [payload = '', signature = ''] = good.split('.')
    const forged = Buffer.from(JSON.stringify(['admin', NOW * 2])).toString('base64url')
    expect(gate.identityOf(`${forged}.${signature}`, NOW)).toBeNull()
    expect(gate.identityOf(payload, NOW)).toBeNull()
    expect(gate.identityOf('', NOW)).toBeNull()
    expect(createStreamGate().identityOf(good, NOW)).toBeNull()
  })
})
