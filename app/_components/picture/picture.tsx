import { getImageProps } from 'next/image'
import type { Picture as PictureContent } from '#app/_content/picture.ts'
import { imageBase } from './image-base.ts'
import styles from './picture.module.css'
import { pictureSource } from './source.ts'
import { upToWidth } from './up-to-width.ts'

interface PictureProps {
  picture: PictureContent
  /** The CSS `sizes` of the place it stands in. */
  sizes: string
  /** How wide that place is at most, in CSS pixels; unknown when left out. */
  widest?: number
  /** Width by height of the frame; the picture's own when left out. */
  ratio?: string
  /** The largest thing on the first screen: loaded at once and with priority. */
  eager?: boolean
  /** Decoration beside a text that already names it. */
  decorative?: boolean
}

/** Pixels of a file in one of CSS. Screens that have more are small and held close: the eye gains little. */
const densest = 2

/**
 * A picture of the CMS. `getImageProps` gives the srcset of next/image without its client code; the
 * frame has its ratio before the picture arrives, and shows the blurred placeholder until then. It is a `picture`, in which React preloads nothing: the
 * browser finds an eager one as early by itself, and may know it in a larger width already, for which the preload would be in vain.
 */
export function Picture({ picture, sizes, widest, ratio, eager = false, decorative = false }: PictureProps) {
  const { src, width, height, position } = pictureSource(picture, imageBase())
  const { props } = getImageProps({
    src,
    width,
    height,
    sizes,
    alt: decorative ? '' : picture.alt,
    loading: eager ? 'eager' : 'lazy',
    fetchPriority: eager ? 'high' : undefined,
  })
  const { style: _, alt, srcSet, ...attributes } = props
  return (
    <picture className={styles.frame} style={{ aspectRatio: ratio ?? `${width} / ${height}` }}>
      <img
        {...attributes}
        srcSet={srcSet && widest ? upToWidth(srcSet, widest * densest) : srcSet}
        alt={alt}
        className={styles.image}
        style={{
          objectPosition: position,
          backgroundImage: picture.placeholder && `url("${picture.placeholder}")`,
          backgroundPosition: position,
        }}
      />
    </picture>
  )
}
