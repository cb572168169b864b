import { messagesIn } from '#app/_messages/messages.ts'
import { textMessages } from '#app/_messages/texts.ts'
import type { Market } from '#lib/market/markets.ts'
import styles from './missing-part.module.css'

/** Stands in a preview where a text has what the shop cannot draw, so that its editor sees it. */
export function MissingPart({ name, market }: { name: string; market: Market }) {
  return <span className={styles.missing}>{messagesIn(market, textMessages).unknown(name)}</span>
}
