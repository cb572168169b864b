import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import styles from './callout.module.css'

const calloutSchema = z.object({
  tone: z
    .unknown()
    .transform((tone) => stegaClean(tone))
    .pipe(z.enum(['note', 'care', 'warning']).catch('note')),
  text: shownText,
})

const titles = { note: 'Note', care: 'Care', warning: 'Take care' }

export function Callout({ value }: { value: unknown }) {
  const { tone, text } = calloutSchema.parse(value)
  if (!text) return null
  return (
    <aside className={styles.callout} data-tone={tone}>
      <strong className={styles.title}>{titles[tone]}</strong>
      <p className={styles.text}>{text}</p>
    </aside>
  )
}
