import { z } from 'zod'
import { optionalPicture } from '#app/_content/picture.ts'
import { shownText } from '#app/_content/text.ts'
import { Picture } from '../picture/picture.tsx'
import styles from './figure.module.css'

const captioned = z.object({ caption: shownText })

/** A picture within a text; nothing when its asset is missing. */
export function TextFigure({ value }: { value: unknown }) {
  const picture = optionalPicture.parse(value)
  if (!picture) return null
  const { caption } = captioned.parse(value)
  return (
    <figure className={styles.figure}>
      <Picture picture={picture} sizes="(min-width: 60rem) 52rem, 100vw" />
      {caption ? <figcaption className={styles.caption}>{caption}</figcaption> : null}
    </figure>
  )
}
