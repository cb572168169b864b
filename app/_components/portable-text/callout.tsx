import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'
import { messagesIn } from '#app/_messages/messages.ts'
import { textMessages } from '#app/_messages/texts.ts'
import { shownText } from '#lib/content/text.ts'
import type { Market } from '#lib/market/markets.ts'
import styles from './callout.module.css'

const calloutSchema = z.object({
  tone: z
    .unknown()
    .optional()
    .transform((tone) => stegaClean(tone))
    .pipe(z.enum(['note', 'care', 'warning']).catch('note')),
  text: shownText,
})

export function Callout({ value, market }: { value: unknown; market: Market }) {
  const { tone, text } = calloutSchema.parse(value)
  if (!text) return null
  return (
    <aside className={styles.callout} data-tone={tone}>
      <strong className={styles.title}>{messagesIn(market, textMessages)[tone]}</strong>
      <p className={styles.text}>{text}</p>
    </aside>
  )
}
