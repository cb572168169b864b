import type { Entry } from '#app/_content/outline.ts'
import { journalMessages } from '#app/_messages/journal.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import styles from './contents.module.css'

/** The headings of a text as links; nothing for a text of less than two. */
export function Contents({ outline, market }: { outline: readonly Entry[]; market: Market }) {
  if (outline.length < 2) return null
  const { contents } = messagesIn(market, journalMessages)
  return (
    <nav className={styles.contents} aria-labelledby="contents">
      <h2 className={styles.title} id="contents">
        {contents}
      </h2>
      <ol className={styles.list}>
        {outline.map(({ anchor, text, level }) => (
          <li key={anchor} data-level={level}>
            <a className={styles.link} href={`#${anchor}`}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
