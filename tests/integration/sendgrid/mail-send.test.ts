import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sendgridClient from '@sendgrid/client'
import sendgridMail from '@sendgrid/mail'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSendgrid, type Sendgrid } from '#emulators/sendgrid/create.ts'

const key = 'SG.test'
const mail = {
  to: 'ada@shopper.example',
  from: { email: 'shop@restock.example', name: 'Restock' },
  subject: 'Luna mug is back',
  text: 'It is back: https://shop.example/products/luna-mug',
  html: '<p>It is <b>back</b></p>',
  customArgs: { outbox: '7' },
  headers: { 'List-Unsubscribe': '<https://shop.example/u/7>' },
}

let server: Sendgrid
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'restock-sendgrid-'))
  server = await createSendgrid({ port: 0, dataDir: folder, apiKeys: [key] })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

function mailer(apiKey = key, timeout = 30_000) {
  sendgridClient.setApiKey(apiKey)
  sendgridClient.setDefaultRequest('baseUrl', server.url)
  sendgridMail.setClient(sendgridClient)
  sendgridMail.setTimeout(timeout)
  return sendgridMail
}

interface Refusal {
  code: number
  response: { body: unknown; headers: Record<string, string> }
}

/** The error of a send that must be refused. */
async function refusalOf(sending: Promise<unknown>): Promise<Refusal> {
  const outcome = await sending.then(
    () => new Error('It was accepted'),
    (error: unknown) => error,
  )
  return outcome as Refusal
}

async function messages(query = '') {
  const response = await fetch(`${server.url}/messages${query}`)
  return (await response.json()) as Record<string, unknown>[]
}

function post(body: string, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/v3/mail/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body,
  })
}

describe('with the official client', () => {
  test('a mail is accepted with 202 and an id, and lies in the inbox', async () => {
    const [response, body] = await mailer().send(mail)
    expect(response.statusCode).toBe(202)
    expect(response.headers['x-message-id']).toMatch(/^[\w-]{22}$/)
    expect(body).toBe('')
    expect(await messages()).toEqual([
      expect.objectContaining({
        id: `${response.headers['x-message-id']}.0`,
        to: 'ada@shopper.example',
        from: 'Restock <shop@restock.example>',
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        custom_args: { outbox: '7' },
        headers: expect.objectContaining({ 'List-Unsubscribe': '<https://shop.example/u/7>' }),
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      }),
    ])
  })

  test('a refusal carries the errors of the real API', async () => {
    const refusal = await refusalOf(mailer().send({ ...mail, to: 'nobody' }))
    expect(refusal.code).toBe(400)
    expect(refusal.response.body).toEqual({
      errors: [
        {
          field: 'personalizations.0.to.0.email',
          message: 'Does not contain a valid address.',
          help: expect.stringContaining('#message.personalizations.to'),
        },
      ],
    })
    expect(await messages()).toEqual([])
  })

  test('a wrong key is 401, and sandbox mode keeps nothing', async () => {
    await expect(mailer('SG.wrong').send(mail)).rejects.toMatchObject({ code: 401 })
    const [response] = await mailer().send({ ...mail, mailSettings: { sandboxMode: { enable: true } } })
    expect(response.statusCode).toBe(200)
    expect(await messages()).toEqual([])
  })
})

describe('the protocol', () => {
  test.each([
    ['no key', '{}', { authorization: '' }, 401, 'authorization required'],
    [
      'another content type',
      '{}',
      { 'content-type': 'text/plain' },
      415,
      'Content-Type should be application/json.',
    ],
    ['a truncated body', '{"from":', {}, 400, 'Bad Request'],
  ])('%s', async (_, body, headers, status, message) => {
    const response = await post(body, headers)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ errors: [{ message, field: null, help: null }] })
  })

  test('more than 30 MB is 413', async () => {
    expect((await post('x'.repeat(30 * 1024 * 1024 + 1))).status).toBe(413)
  })

  test('messages are narrowed to a recipient, and forgotten', async () => {
    await mailer().send(mail)
    await mailer().send({ ...mail, to: 'ben@shopper.example' })
    expect((await messages('?to=BEN@shopper.example')).map(({ to }) => to)).toEqual(['ben@shopper.example'])
    await fetch(`${server.url}/messages?to=ben@shopper.example`, { method: 'DELETE' })
    expect((await messages()).map(({ to }) => to)).toEqual(['ada@shopper.example'])
  })

  test('mails are still there after a restart', async () => {
    await mailer().send(mail)
    await server.close()
    server = await createSendgrid({ port: 0, dataDir: folder, apiKeys: [key] })
    expect(await messages()).toHaveLength(1)
  })
})

describe('faults on request', () => {
  const suffer = (faults: unknown) =>
    fetch(`${server.url}/faults`, { method: 'PUT', body: JSON.stringify(faults) })

  test('a rate limit names its reset, and the next send passes', async () => {
    await suffer([{ kind: 'rate-limit', resetSeconds: 30 }])
    const refusal = await refusalOf(mailer().send(mail))
    expect(refusal.code).toBe(429)
    expect(Number(refusal.response.headers['x-ratelimit-reset'])).toBeGreaterThan(Date.now() / 1000 + 20)
    await mailer().send(mail)
    expect(await messages()).toHaveLength(1)
  })

  test('a status repeats as often as told', async () => {
    await suffer([{ kind: 'status', status: 500, times: 2 }])
    await expect(mailer().send(mail)).rejects.toMatchObject({ code: 500 })
    await expect(mailer().send(mail)).rejects.toMatchObject({ code: 500 })
    await mailer().send(mail)
  })

  test('a hang takes nothing; a dropped connection took the mail', async () => {
    await suffer([{ kind: 'hang' }, { kind: 'drop-after-accept' }])
    await expect(mailer(key, 1_000).send(mail)).rejects.toThrow()
    expect(await messages()).toHaveLength(0)
    await expect(mailer().send(mail)).rejects.toThrow()
    expect(await messages()).toHaveLength(1)
  })

  test('an unknown fault is refused in words that help', async () => {
    const response = await suffer([{ kind: 'explode' }])
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('drop-after-accept')
  })
})

describe('the inbox', () => {
  test('a mail cannot run script in it', async () => {
    const [response] = await mailer().send({
      ...mail,
      subject: '<img src=x onerror=alert(1)>',
      html: '<script>1</script>',
    })
    const id = `${response.headers['x-message-id']}.0`
    const page = await (await fetch(`${server.url}/inbox/${id}`)).text()
    expect(page).not.toContain('<img src=x')
    expect(page).toContain('sandbox="allow-popups')
    const body = await fetch(`${server.url}/inbox/${id}/html`)
    expect(body.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  })
})
