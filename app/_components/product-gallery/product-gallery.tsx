import { getImageProps } from 'next/image'
import type { Picture as PictureContent } from '#app/_content/picture.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { productMessages } from '#app/_messages/product.ts'
import type { Market } from '#lib/market/markets.ts'
import { imageBase } from '../picture/image-base.ts'
import { Picture } from '../picture/picture.tsx'
import { pictureSource } from '../picture/source.ts'
import { Gallery } from './gallery.tsx'
import styles from './product-gallery.module.css'

interface ProductGalleryProps {
  pictures: readonly PictureContent[]
  title: string
  market: Market
}

/** A product's pictures: a row to swipe through on a phone, a wall beside the words on a wide screen, each to be enlarged. */
export function ProductGallery({ pictures, title, market }: ProductGalleryProps) {
  const texts = messagesIn(market, productMessages)
  // Each is a link, and a link needs a name: an editor may have left it out.
  const named = (picture: PictureContent, at: number) =>
    picture.alt.trim()
      ? picture
      : { ...picture, alt: `${title}, ${texts.showPicture(at + 1, pictures.length)}` }
  if (pictures.length === 0) return <p className={styles.empty}>{texts.noPicture}</p>
  return (
    <Gallery
      label={texts.picturesOf(title)}
      locale={market.locale}
      slides={pictures.map(named).map((picture, at) => ({
        id: `picture-${at + 1}`,
        name: texts.showPicture(at + 1, pictures.length),
        large: largePicture(picture),
        picture: (
          <Picture
            picture={picture}
            sizes={
              at === 0 || isLastAlone(at, pictures.length)
                ? '(min-width: 60rem) 52vw, (min-width: 44rem) 47vw, 100vw'
                : '(min-width: 60rem) 26vw, (min-width: 44rem) 47vw, 100vw'
            }
            ratio="4 / 5"
            eager={at === 0}
          />
        ),
        thumb: <Picture picture={picture} sizes="64px" ratio="4 / 5" decorative />,
      }))}
    />
  )
}

/** The last picture has a row of its own on the wall when no other is left to stand beside it. */
const isLastAlone = (at: number, count: number) => at === count - 1 && at % 2 === 1

/** The whole picture as it is enlarged, without the crop of a frame. */
function largePicture(picture: PictureContent) {
  const { src, width, height } = pictureSource(picture, imageBase())
  const { props } = getImageProps({ src, width, height, alt: picture.alt, sizes: '100vw' })
  return { src: props.src, srcSet: props.srcSet ?? '', width, height, alt: picture.alt }
}
