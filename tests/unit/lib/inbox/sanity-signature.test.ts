import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySanitySignature } from '#lib/inbox/sanity-signature.ts'

const body = Buffer.from('{"id":"product-luna-mug","title":"Tëller"}')

function sign(secret: string, signed: Buffer, timestamp = 1_700_000_000_000): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.`).update(signed).digest('base64url')
  return `t=${timestamp},v1=${digest}`
}

describe('verifySanitySignature', () => {
  it('accepts the current secret and the one before', () => {
    expect(verifySanitySignature(sign('new', body), body, ['new', 'old'])).toEqual({
      valid: true,
      timestamp: 1_700_000_000_000,
    })
    expect(verifySanitySignature(sign('old', body), body, ['new', 'old']).valid).toBe(true)
  })

  it('agrees with the encoder of @sanity/webhook 4', () => {
    const header = 't=1700000000000,v1=TvJzKw1jKmiXrzptAqbeKH9g1sXxXavbDOsEWjTjxac'
    expect(verifySanitySignature(header, Buffer.from('{"a":1}'), ['secret']).valid).toBe(true)
  })

  const forgeries: [string, string | null, Buffer][] = [
    ['a missing header', null, body],
    ['an empty header', '', body],
    ['another secret', sign('guess', body), body],
    ['a truncated body', sign('new', body), body.subarray(0, -1)],
    ['a re-encoded body', sign('new', body), Buffer.from(body.toString('utf8'), 'latin1')],
    ['a truncated signature', sign('new', body).slice(0, -1), body],
    ['a longer signature', `${sign('new', body)}A`, body],
    ['another time', sign('new', body).replace('t=17', 't=18'), body],
    ['padding that base64url would ignore', `${sign('new', body)}=`, body],
    ['no time', sign('new', body).replace(/^t=\d+,/, ''), body],
    ['a second signature appended', `${sign('guess', body)},v1=${sign('new', body).split('v1=')[1]}`, body],
  ]
  it.each(forgeries)('refuses %s', (_, header, signed) => {
    expect(verifySanitySignature(header, signed, ['new', 'old']).valid).toBe(false)
  })

  it('refuses everything when there is no secret', () => {
    expect(verifySanitySignature(sign('', body), body, []).valid).toBe(false)
  })
})
