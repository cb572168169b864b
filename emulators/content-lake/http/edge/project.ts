import type { IncomingMessage } from 'node:http'

const IN_PATH = /^\/v(?:X|\d[\d-]*)\/projects\/([^/]+)\/datasets\//
/** Clients that use project host names; the names `sse1`, `sse2`, … are this server's own. */
const IN_HOST = /^(?!sse\d+\.)([a-z0-9-]+)\.localhost(?::\d+)?$/i

/** The projects that a request names: in a header, in its path, in its host name. */
export function projectsNamed(request: IncomingMessage, url: URL, publicUrl: string): string[] {
  const { host = '', 'x-sanity-project-id': header } = request.headers
  const isOwnHost = URL.canParse(publicUrl) && new URL(publicUrl).host === host
  return [
    typeof header === 'string' ? header : undefined,
    IN_PATH.exec(url.pathname)?.[1],
    isOwnHost ? undefined : IN_HOST.exec(host)?.[1],
  ].filter((name) => name !== undefined)
}
