import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { configureMail } from '#lib/mail/client.ts'

it('sends to the configured address, with the key', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
    response.writeHead(202, { 'x-message-id': 'm1' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('The server has no port.')
  try {
    const mail = configureMail({ apiKey: 'SG.key', baseUrl: `http://127.0.0.1:${address.port}` })
    const content = { to: 'a@example.com', from: 'shop@example.com', subject: 's', text: 't' }
    const [response] = await mail.send(content)
    expect(response.headers['x-message-id']).toBe('m1')
    expect(asked).toEqual(['POST /v3/mail/send Bearer SG.key'])
  } finally {
    server.close()
  }
})
