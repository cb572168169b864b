import { setTimeout as sleep } from 'node:timers/promises'
import { TOKEN } from './server.ts'

/** Listens to a query as a client does that resumes: it connects again wherever it broke off. */
export interface Ear {
  /** `transaction#document` of every event, in the order of their arrival. */
  heard: string[]
  /** Events that the listener should not have needed. */
  resets: number
  resumed: number
  close(): Promise<void>
}

export function openEar(url: string, query: string): Ear {
  const search = new URLSearchParams({ query, enableResume: 'true', includeAllVersions: 'true' })
  const address = `${url}/v2025-02-19/data/listen/production?${search}`
  const controller = new AbortController()
  const { signal } = controller
  let position: string | undefined
  const take = (block: string) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
    position = field('id') ?? position
    const event = field('event')
    if (event === 'mutation') ear.heard.push(String(field('id')))
    else if (event === 'reset') ear.resets++
    else if (event === 'welcomeback') ear.resumed++
  }
  const connect = async () => {
    const response = await fetch(address, {
      signal,
      headers: { authorization: `Bearer ${TOKEN}`, ...(position ? { 'last-event-id': position } : {}) },
    })
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) take(block)
    }
  }
  const listening = (async () => {
    while (!signal.aborted) {
      await connect().catch(() => {})
      await sleep(50, undefined, { signal }).catch(() => {})
    }
  })()
  const ear: Ear = {
    heard: [],
    resets: 0,
    resumed: 0,
    async close() {
      controller.abort()
      await listening
    },
  }
  return ear
}
