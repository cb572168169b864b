import type { Shop } from './shop.ts'

interface Message {
  id: string
  documentId: string
  payload: string
}

interface Attempt {
  messageId: string
  resultCode: number | null
  resultBody: string | null
}

/** The lake's only webhook, as its owner sees it in the management API. */
export async function webhookOf({ administrator, stack }: Shop) {
  const base = `/hooks/projects/${stack.environment.sanity.projectId}`
  const [hook] = await administrator.request<{ id: string }[]>({ url: base })
  if (!hook) throw new Error('No webhook is registered.')
  const url = `${base}/${hook.id}`
  return {
    /** What was sent about a document. */
    async messagesAbout(documentId: string): Promise<Message[]> {
      const messages = await administrator.request<Message[]>({ url: `${url}/messages` })
      return messages.filter((message) => message.documentId === documentId)
    },
    /** Sends a message once more, word for word. */
    replay: ({ id }: Message) =>
      administrator.request({ url: `${url}/messages/${id}/replay`, method: 'POST' }),
    /** How each sending of a message was answered. */
    async attemptsAt({ id }: Message): Promise<Attempt[]> {
      const attempts = await administrator.request<Attempt[]>({ url: `${url}/attempts` })
      return attempts.filter(({ messageId }) => messageId === id)
    },
  }
}
