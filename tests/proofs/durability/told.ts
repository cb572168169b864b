import type { Ear } from './ear.ts'
import type { Replay } from './inspect.ts'
import { COUNTER, type Ledger } from './load.ts'
import type { Receiver } from './receiver.ts'

/** What listeners and webhooks should have been told, and were not, or not so. */
export function told(played: Replay, ledger: Ledger, ear: Ear, receiver: Receiver): string[] {
  const faults: string[] = []
  const concerned = played.ids.flatMap((id) => {
    const changes = ledger.sent.get(id)?.changes ?? []
    return (changes.includes(COUNTER) ? [COUNTER] : changes).map((document) => `${id}#${document}`)
  })
  const heard = ear.heard.filter((event) => !event.startsWith('setup#'))
  const wrong = concerned.findIndex((event, index) => heard[index] !== event)
  if (wrong >= 0) faults.push(`the listener heard ${heard[wrong]} where ${concerned[wrong]} was next`)
  else if (heard.length > concerned.length)
    faults.push(`the listener heard ${heard[concerned.length]} too much`)
  if (ear.resets > 0) faults.push(`the listener had to begin anew ${ear.resets} times`)
  const published = concerned.filter((event) => !/#(counter|drafts\..*)$/.test(event))
  const missing = published.filter((event) => !receiver.delivered.has(event))
  if (missing.length > 0) faults.push(`the webhook was not told of ${missing.length}: ${missing[0]}`)
  return faults
}
