import { expect } from 'vitest'
import type { Received, Receiver, RunningLake } from './support.ts'

export interface Hook {
  id: string
  name: string
  rule: { filter: string }
}

/** One request to the webhook management API, as an administrator. */
export async function hookApi<T>(
  running: RunningLake,
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<{ status: number; body: T }> {
  const response = await fetch(`${running.lake.url}/v2021-10-04/hooks/projects/restock${path}`, {
    method,
    headers: { authorization: 'Bearer admin-token', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : null) as T }
}

/** A webhook for products that goes to the receiver. */
export async function registerHook(
  running: RunningLake,
  receiver: Receiver,
  over: object = {},
): Promise<Hook> {
  const created = await hookApi<Hook>(running, '', 'POST', {
    type: 'document',
    name: 'site',
    url: receiver.url,
    dataset: 'production',
    apiVersion: '2021-03-25',
    secret: 's3cret',
    rule: {
      on: ['create', 'update', 'delete'],
      filter: '_type == "product"',
      projection: '{_id, title, "was": before().title}',
    },
    ...over,
  })
  expect(created.status).toBe(201)
  return created.body
}

export const bodies = (received: Received[]) =>
  received.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
