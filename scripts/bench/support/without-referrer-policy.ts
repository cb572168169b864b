import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Passes everything on to a site, and its answers back without their `Referrer-Policy`: the packaged Chromium crashes on that header while Lighthouse
 * collects what the browser finds fault with.
 */
export async function withoutReferrerPolicy(site: string): Promise<{ url: string; close(): Promise<void> }> {
  const { hostname, port } = new URL(site)
  const server = createServer((asked, answer) => {
    const { url: path, method, headers } = asked
    const passed = request({ hostname, port, path, method, headers }, (answered) => {
      const { 'referrer-policy': _, ...kept } = answered.headers
      answer.writeHead(answered.statusCode ?? 502, kept)
      answered.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
