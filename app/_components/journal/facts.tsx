import type { Article } from '#app/_content/article.ts'
import { readingMinutes } from '#app/_content/outline.ts'
import { journalMessages } from '#app/_messages/journal.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import { DayText, dayOf } from '../day-text.tsx'
import { Byline } from './byline.tsx'
import styles from './facts.module.css'

/** Who wrote an article, when, and how long it takes to read; what is not known is not told. */
export function Facts({ article, market }: { article: Article; market: Market }) {
  const { author, publishedAt, body } = article
  const minutes = readingMinutes(body)
  if (!author?.title && !dayOf(publishedAt) && !minutes) return null
  return (
    <ul className={styles.facts}>
      {author?.title ? (
        <li>
          <Byline author={author} market={market} />
        </li>
      ) : null}
      {dayOf(publishedAt) ? (
        <li>
          <DayText at={publishedAt} market={market} />
        </li>
      ) : null}
      {minutes ? <li>{messagesIn(market, journalMessages).readingTime(minutes)}</li> : null}
    </ul>
  )
}
