import type { Publish } from './answer.ts'

/** A span of time as people say it: `180 ms`, `2.4 s`, `3 min`, `5 h`, `2 days`. */
export function spanText(ms: number): string {
  const span = Math.max(0, ms)
  if (span < 1_000) return `${Math.round(span)} ms`
  if (span < 60_000) return `${(span / 1_000).toFixed(1)} s`
  if (span < 3_600_000) return `${Math.round(span / 60_000)} min`
  if (span < 172_800_000) return `${Math.round(span / 3_600_000)} h`
  return `${Math.round(span / 86_400_000)} days`
}

/** How long ago something was. */
export function agoText(moment: string, now: number): string {
  const span = now - Date.parse(moment)
  return span < 5_000 ? 'just now' : `${span < 60_000 ? `${Math.round(span / 1_000)} s` : spanText(span)} ago`
}

export function pagesText(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`
}

/** What happened, as a sentence without its end: `You published ‘Luna mug’`. */
export function headline(
  { sender, subject, type, gone, reason }: Pick<Publish, 'sender' | 'subject' | 'type' | 'gone' | 'reason'>,
  title: string | undefined,
  byYou: boolean,
): string {
  if (sender === 'owed') return 'Pages that were drawn while the Content Lake failed'
  if (subject === null) return 'A message that the shop does not understand'
  const stock = stockOf(subject, type)
  if (sender === 'stock') return `${subject} ${crossingIn(reason)}`
  const name = stock ? `the stock of ${stock}` : `‘${title ?? subject}’`
  if (sender === 'sweep') return capital(`${name} had changed unnoticed`)
  if (stock) return byYou ? `You changed ${name}` : capital(`${name} was changed`)
  const verb = gone ? 'took down' : 'published'
  if (byYou) return `You ${verb} ${name}`
  return `${name} was ${gone ? 'taken down' : 'published'}`
}

/** What came of it: `live on 4 pages, 180 ms later`. */
export function outcome(
  publish: Pick<Publish, 'state' | 'pageCount' | 'gone' | 'liveAfterMs' | 'reason' | 'since' | 'attempts'>,
): string {
  const { state, pageCount, gone, liveAfterMs, reason, since } = publish
  if (state === 'failed') return 'failed, and waits for somebody to look at it'
  if (state === 'pending') {
    if (reason !== null) return 'not live everywhere yet, and tried again by itself'
    return pageCount > 0 ? `on its way to ${pagesText(pageCount)}` : 'on its way'
  }
  if (pageCount === 0) return 'no page had to change'
  const where = gone ? `gone from ${pagesText(pageCount)}` : `live on ${pagesText(pageCount)}`
  if (liveAfterMs === null) return where
  return `${where}, ${spanText(liveAfterMs)} ${since === 'committed' ? 'later' : 'after the shop heard of it'}`
}

/** What the crossing of a stock was, by what the shop says of it: `Available stock of MUG went from 5 to 0.` */
function crossingIn(reason: string | null): string {
  const to = /went from .*? to (-?\d+)\./.exec(reason ?? '')?.[1]
  if (to === undefined) return 'sold out, or came back'
  return Number(to) > 0 ? 'is back in stock' : 'sold out'
}

/** The sku that a stock document counts. */
function stockOf(subject: string, type: string | null): string | undefined {
  if (type !== null && type !== 'inventoryItem') return undefined
  return /^inventory-(.+)$/.exec(subject)?.[1]
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
