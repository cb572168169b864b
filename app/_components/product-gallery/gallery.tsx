'use client'

import { type ComponentType, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useChosenVariant } from '../product/chosen-variant.tsx'
import styles from './product-gallery.module.css'
import { useShown } from './use-shown.ts'
import type { LargePicture, ZoomProps } from './zoom.tsx'

export interface Slide {
  id: string
  /** What its small picture is called: `Picture 2 of 3`. */
  name: string
  large: LargePicture
  picture: ReactNode
  thumb: ReactNode
}

interface GalleryProps {
  label: string
  locale: string
  slides: readonly Slide[]
  /** What is shown instead when a variant is chosen, by its sku: as many slides, in the same places. */
  ofVariant: readonly (readonly [sku: string, slides: readonly Slide[]])[]
}

/**
 * Swiping is the browser's own, by scroll snapping; small pictures are links to the large ones, and each picture is a link to its file. Scripts only mark
 * which one is shown, follow the variant that is chosen, and open the enlargement in place, whose code is loaded then.
 */
export function Gallery({ label, locale, slides: common, ofVariant }: GalleryProps) {
  const { sku } = useChosenVariant()
  const [, slides] = ofVariant.find(([of]) => of === sku) ?? [sku, common]
  const row = useRef<HTMLUListElement>(null)
  const shown = useShown(row, slides.length)
  const [Zoom, setZoom] = useState<ComponentType<ZoomProps>>()
  const [open, setOpen] = useState<number>()
  const opener = useRef<HTMLElement>(null)

  const first = slides[0]?.large.src
  const before = useRef(first)
  // Whoever has swiped on sees what was chosen.
  useEffect(() => {
    if (before.current !== first) row.current?.scrollTo({ left: 0 })
    before.current = first
  }, [first])

  async function enlarge(event: MouseEvent<HTMLAnchorElement>, at: number) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    opener.current = event.currentTarget
    const { href } = event.currentTarget
    try {
      const loaded = await import('./zoom.tsx')
      setZoom(() => loaded.Zoom)
      setOpen(at)
    } catch {
      window.location.assign(href)
    }
  }

  function show(event: MouseEvent<HTMLAnchorElement>, at: number) {
    event.preventDefault()
    const slide = row.current?.children[at]
    if (slide instanceof HTMLElement) row.current?.scrollTo({ left: slide.offsetLeft })
  }

  return (
    <section className={styles.gallery} aria-label={label}>
      <ul className={styles.row} ref={row}>
        {slides.map(({ id, picture, large }, at) => (
          <li key={id} id={id} className={styles.slide}>
            <a
              key={large.src}
              href={large.src}
              className={styles.picture}
              onClick={(event) => enlarge(event, at)}
            >
              {picture}
            </a>
          </li>
        ))}
      </ul>
      {slides.length > 1 ? (
        <ul className={styles.thumbs} data-thumbs="">
          {slides.map(({ id, name, thumb }, at) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className={styles.thumb}
                aria-label={name}
                aria-current={at === shown ? 'true' : undefined}
                onClick={(event) => show(event, at)}
              >
                {thumb}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {Zoom ? (
        <Zoom
          pictures={slides.map(({ large }) => large)}
          open={open}
          label={label}
          locale={locale}
          opener={opener}
          onShow={setOpen}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </section>
  )
}
