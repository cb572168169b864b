import { getImageProps } from 'next/image'
import type { Picture as PictureContent } from '#app/_content/picture.ts'
import { type Product, type ProductVariant, picturesOf } from '#app/_content/product.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { productMessages } from '#app/_messages/product.ts'
import type { Market } from '#lib/market/markets.ts'
import { imageBase } from '../picture/image-base.ts'
import { Picture } from '../picture/picture.tsx'
import { pictureSource } from '../picture/source.ts'
import { Gallery, type Slide } from './gallery.tsx'
import styles from './product-gallery.module.css'

interface ProductGalleryProps {
  product: Pick<Product, 'title' | 'images' | 'variants'>
  /** The variant that is chosen at first. */
  chosen: ProductVariant | undefined
  market: Market
}

/**
 * A product's pictures: a row to swipe through on a phone, a wall beside the words on a wide screen, each to be enlarged. A variant that has a picture of its own
 * is shown by it when it is chosen.
 */
export function ProductGallery({ product, chosen, market }: ProductGalleryProps) {
  const texts = messagesIn(market, productMessages)
  const pictured = product.variants.filter(({ image }) => image)
  const pictures = product.images.length > 0 ? product.images : picturesOf(product, pictured[0])
  if (pictures.length === 0) return <p className={styles.empty}>{texts.noPicture}</p>

  // React has the browser load at once what is eager in what is sent, shown or not.
  const eager = chosen?.image?.assetId ?? pictures[0]?.assetId
  const drawn = new Map<string, Slide>()
  // The same picture in the same place is one slide, so that it is sent once however many variants have it.
  const slideOf = (picture: PictureContent, at: number) => {
    const key = `${at} ${picture.assetId}`
    const place = { at, count: pictures.length, eager: at === 0 && picture.assetId === eager }
    const slide = drawn.get(key) ?? drawSlide(picture, { ...place, title: product.title, texts })
    drawn.set(key, slide)
    return slide
  }
  return (
    <Gallery
      label={texts.picturesOf(product.title)}
      locale={market.locale}
      slides={pictures.map(slideOf)}
      ofVariant={pictured.map((variant) => [variant.sku, picturesOf(product, variant).map(slideOf)])}
    />
  )
}

interface SlidePlace {
  at: number
  count: number
  eager: boolean
  title: string
  texts: (typeof productMessages)['en']
}

function drawSlide(content: PictureContent, { at, count, eager, title, texts }: SlidePlace): Slide {
  const name = texts.showPicture(at + 1, count)
  // It is a link, and a link needs a name: an editor may have left it out.
  const picture = content.alt.trim() ? content : { ...content, alt: `${title}, ${name}` }
  const isLarge = at === 0 || isLastAlone(at, count)
  return {
    id: `picture-${at + 1}`,
    name,
    large: largePicture(picture),
    picture: (
      <Picture
        picture={picture}
        sizes={`(min-width: 60rem) ${isLarge ? 52 : 26}vw, (min-width: 44rem) 47vw, 100vw`}
        ratio="4 / 5"
        eager={eager}
      />
    ),
    thumb: <Picture picture={picture} sizes="64px" widest={64} ratio="4 / 5" decorative />,
  }
}

/** The last picture has a row of its own on the wall when no other is left to stand beside it. */
const isLastAlone = (at: number, count: number) => at === count - 1 && at % 2 === 1

/** The whole picture as it is enlarged, without the crop of a frame. */
function largePicture(picture: PictureContent) {
  const { src, width, height } = pictureSource(picture, imageBase())
  const { props } = getImageProps({ src, width, height, alt: picture.alt, sizes: '100vw' })
  return { src: props.src, srcSet: props.srcSet ?? '', width, height, alt: picture.alt }
}
