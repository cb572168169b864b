import { eventually } from '#tests/support/eventually.ts'
import type { Shop } from './shop.ts'

interface Message {
  status: 'pending' | 'success' | 'failure'
  failureCount: number
}

const pageSize = 1_000

/** Lets the time pass for the lake's webhooks alone, until it has given up everything that it could not deliver. The receiver must be down. */
export async function giveUpDeliveries(shop: Shop): Promise<void> {
  const pending = async () => (await messagesOf(shop)).filter(({ status }) => status === 'pending')
  try {
    // Past the time in which a message that fails holds up the others, so that each has failed once.
    await setRetryClock(shop, 60_000)
    await eventually(async () => {
      const untried = (await pending()).filter(({ failureCount }) => failureCount === 0)
      if (untried.length > 0) throw new Error(`${untried.length} messages were not tried yet.`)
    }, 60_000)
    await setRetryClock(shop, 2 * 60 * 60_000)
    await eventually(async () => {
      const left = await pending()
      if (left.length > 0) throw new Error(`${left.length} messages were not given up yet.`)
    }, 60_000)
  } finally {
    await fetch(`${shop.stack.lake}/faults`, { method: 'DELETE' })
  }
}

async function setRetryClock({ stack }: Shop, ms: number): Promise<void> {
  const body = JSON.stringify([{ kind: 'retry-clock', ms }])
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${stack.lake}/faults`, { method: 'PUT', headers, body })
  if (response.status !== 200) throw new Error(`The fault was answered with ${response.status}.`)
}

async function messagesOf({ administrator, stack }: Shop): Promise<Message[]> {
  const base = `/hooks/projects/${stack.environment.sanity.projectId}`
  const hooks = await administrator.request<{ id: string }[]>({ url: base })
  const messages: Message[] = []
  for (const { id } of hooks) {
    for (let offset = 0; ; offset += pageSize) {
      const url = `${base}/${id}/messages?limit=${pageSize}&offset=${offset}`
      const page = await administrator.request<Message[]>({ url })
      messages.push(...page)
      if (page.length < pageSize) break
    }
  }
  return messages
}

/** What an operator asks for with `npm run sweep`. */
export async function askForSweep({ stack }: Shop): Promise<{ compared: number; told: number; ms: number }> {
  const response = await fetch(`${stack.site}/api/internal/sweep`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.environment.internal.secret}` },
    signal: AbortSignal.timeout(60_000),
  })
  if (response.status !== 200) throw new Error(`The sweep was answered with ${response.status}.`)
  return (await response.json()) as { compared: number; told: number; ms: number }
}
