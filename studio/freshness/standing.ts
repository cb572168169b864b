import type { Freshness } from './answer.ts'
import { agoText, pagesText, spanText } from './words.ts'

export interface Standing {
  mood: 'good' | 'busy' | 'bad'
  sentence: string
  details: string[]
}

/** Publishes that wait for longer than this are worth a word about how long. */
const long = 10_000

/** How the shop stands, in words. */
export function standing(summary: Freshness['summary'], now: number): Standing {
  const { pending, failed, owedPages, oldestPending, lastWebhook, usualMs, sweep } = summary
  const details: string[] = []
  if (oldestPending && now - Date.parse(oldestPending) > long)
    details.push(`The oldest waits since ${agoText(oldestPending, now)}`)
  if (owedPages > 0)
    details.push(`${pagesText(owedPages)} with the last good content, until the Content Lake answers`)
  if (usualMs !== null) details.push(`Usually live ${spanText(usualMs)} after a publish`)
  details.push(
    lastWebhook
      ? `Last heard of a change ${agoText(lastWebhook, now)}`
      : 'The Content Lake has told of no change yet',
  )
  if (sweep) details.push(`Compared with the Content Lake ${agoText(sweep.sweptAt, now)}`)
  if (sweep?.untoldAt)
    details.push(`${changes(sweep.untold)} that nobody had told of found ${agoText(sweep.untoldAt, now)}`)
  if (sweep?.silentSince && failed === 0) {
    details.push('Changes are found by comparing, which takes longer. An operator has to look at the webhook')
    return { mood: 'bad', sentence: 'The Content Lake no longer tells the shop of changes', details }
  }
  return { ...moodOf(pending, failed, owedPages), details }
}

function moodOf(pending: number, failed: number, owed: number): Pick<Standing, 'mood' | 'sentence'> {
  const onTheWay = `${changes(pending)} on ${pending === 1 ? 'its' : 'their'} way`
  if (failed > 0) {
    const rest = pending > 0 ? `, ${onTheWay}` : ''
    return { mood: 'bad', sentence: `${changes(failed)} failed${rest}` }
  }
  if (pending > 0) return { mood: 'busy', sentence: onTheWay }
  if (owed > 0) return { mood: 'busy', sentence: 'Some pages wait for the Content Lake' }
  return { mood: 'good', sentence: 'Everything that was published is live' }
}

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)
