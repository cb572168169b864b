import type { Picture as PictureContent } from '#app/_content/picture.ts'
import { Picture } from '../picture/picture.tsx'
import styles from './product-gallery.module.css'

/** A product's pictures: a row to swipe through on a phone, a column beside the text on a wide screen. */
export function ProductGallery({ pictures, title }: { pictures: readonly PictureContent[]; title: string }) {
  if (pictures.length === 0) return <div className={styles.empty} />
  return (
    <section className={styles.gallery} aria-label={`Pictures of ${title}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a row that is pushed sideways has to be within reach of the keyboard. */}
      <ul className={styles.list} tabIndex={0} data-single={pictures.length === 1 ? '' : undefined}>
        {pictures.map((picture, index) => (
          <li key={picture.assetId} className={styles.entry}>
            <Picture
              picture={picture}
              sizes="(min-width: 60rem) 52vw, 100vw"
              ratio="4 / 5"
              eager={index === 0}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
