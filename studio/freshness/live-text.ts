import type { Freshness } from './answer.ts'
import { pagesText, spanText } from './words.ts'

export interface LiveText {
  mood: 'good' | 'busy' | 'bad' | 'none'
  /** `Live on 8 pages · 180 ms` */
  label: string
  /** The same at more length. */
  title: string
}

/** Where a document is live and how its last publish went, in a few words; null when there is nothing to say. */
export function liveText({ live, publishes }: Pick<Freshness, 'live' | 'publishes'>): LiveText | null {
  const [last] = publishes
  if (last?.state === 'failed')
    return { mood: 'bad', label: 'Not live: failed', title: last.reason ?? 'The last publish failed.' }
  if (last?.state === 'pending')
    return {
      mood: 'busy',
      label: 'Going live…',
      title: last.reason ?? 'The last publish is on its way to its pages.',
    }
  if (!live) return null
  if (!live.published) return null
  const where = live.everyPage.length > 0 ? 'every page' : pagesText(live.pages.length)
  if (live.everyPage.length === 0 && live.pages.length === 0)
    return { mood: 'none', label: 'On no page', title: 'It is published, but no page of the shop shows it.' }
  const ms = last?.liveAfterMs ?? null
  const after = ms === null ? '' : ` · ${spanText(ms)}`
  const title =
    ms === null
      ? `It is shown on ${where}.`
      : `It is shown on ${where}. The last publish was live everywhere ${spanText(ms)} later.`
  return { mood: 'good', label: `Live on ${where}${after}`, title }
}
