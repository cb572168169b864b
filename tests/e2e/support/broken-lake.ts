import { createServer, type RequestListener } from 'node:http'

/** Ways in which a CMS fails, each as an HTTP server answers it. `refused` is no server at all. */
export const breakages = {
  refused: undefined,
  'answering 500': (_, response) => {
    response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"internal"}')
  },
  hanging: () => {},
  'answering nonsense': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"resu')
  },
  'answering another shape': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":"world"}')
  },
  'answering every query with a text': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"hello","ms":1}')
  },
} satisfies Record<string, RequestListener | undefined>

export type Breakage = keyof typeof breakages

/** Stands in for a lake that fails, on the address of the real one. Returns how to end it. */
export async function breakLake(url: string, breakage: Breakage): Promise<() => Promise<void>> {
  const listener: RequestListener | undefined = breakages[breakage]
  if (!listener) return async () => {}
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve))
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
