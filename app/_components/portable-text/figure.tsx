import { z } from 'zod'
import { optionalPicture } from '#app/_content/picture.ts'
import { shownText } from '#lib/content/text.ts'
import { imageBase } from '../picture/image-base.ts'
import { Picture } from '../picture/picture.tsx'
import { pictureSource } from '../picture/source.ts'
import styles from './figure.module.css'

const captioned = z.object({ caption: shownText })

/** A picture within a text; nothing when its asset is missing. */
export function TextFigure({ value }: { value: unknown }) {
  const picture = optionalPicture.parse(value)
  if (!picture) return null
  const { caption } = captioned.parse(value)
  const { width, height } = pictureSource(picture, imageBase())
  return (
    <figure className={styles.figure} data-upright={height > width ? '' : undefined}>
      <Picture picture={picture} sizes="(min-width: 44rem) 40rem, 100vw" />
      {caption ? <figcaption className={styles.caption}>{caption}</figcaption> : null}
    </figure>
  )
}
