/** JSON that nothing on the way may keep. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** The answer to the sender of a request that cannot be followed up now. Seconds. */
export function unavailable(message: string, retryAfter = 5): Response {
  return json(503, { error: { message } }, { 'retry-after': String(retryAfter) })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Handlers that refuse every method but the allowed ones, for a route to export beside its own. */
export function refuseOthers(
  ...allowed: (typeof methods)[number][]
): Record<(typeof methods)[number], () => Response> {
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  const refuse = () => json(405, { error: { message: `This address takes ${allow} only.` } }, { allow })
  return Object.fromEntries(methods.map((method) => [method, refuse])) as ReturnType<typeof refuseOthers>
}
