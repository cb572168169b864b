'use client'

import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { messagesIn } from '#app/_messages/messages.ts'
import { zoomMessages } from '#app/_messages/zoom.ts'
import { FullDialog } from '../ui/dialog/full-dialog.tsx'
import styles from './zoom.module.css'

export interface LargePicture {
  src: string
  srcSet: string
  width: number
  height: number
  alt: string
}

export interface ZoomProps {
  pictures: readonly LargePicture[]
  /** Which one is shown; undefined while it is closed. */
  open: number | undefined
  label: string
  locale: string
  opener: RefObject<HTMLElement | null>
  onShow(at: number): void
  onClose(): void
}

/** The pictures over the whole window, one at a time: whole, or twice as large at the place that was touched. */
export function Zoom({ pictures, open, label, locale, opener, onShow, onClose }: ZoomProps) {
  const texts = messagesIn({ locale }, zoomMessages)
  const [isClose, setIsClose] = useState(false)
  const [point, setPoint] = useState({ x: 0.5, y: 0.5 })
  const stage = useRef<HTMLDivElement>(null)
  const at = open ?? 0
  const picture = pictures[at]

  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is shown whole.
  useEffect(() => setIsClose(false), [open])

  // The place that was touched stays in the middle.
  useEffect(() => {
    const { current } = stage
    if (!current || !isClose) return
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = current
    current.scrollTo(point.x * scrollWidth - clientWidth / 2, point.y * scrollHeight - clientHeight / 2)
  }, [isClose, point])

  // A pinch on a trackpad comes as a turned wheel with the control key; React's own listener could not keep the page from growing.
  useEffect(() => {
    const { current } = stage
    if (!current || open === undefined) return
    const pinch = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      setIsClose(event.deltaY < 0)
    }
    current.addEventListener('wheel', pinch, { passive: false })
    return () => current.removeEventListener('wheel', pinch)
  }, [open])

  if (!picture) return null
  const step = (by: number) => onShow((at + by + pictures.length) % pictures.length)

  function turn(event: KeyboardEvent) {
    if (pictures.length < 2 || isClose) return
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    step(by)
  }

  function touch({ clientX, clientY, currentTarget, detail }: MouseEvent<HTMLButtonElement>) {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    // A key has no place: the middle is meant.
    setPoint(detail === 0 ? { x: 0.5, y: 0.5 } : { x: (clientX - left) / width, y: (clientY - top) / height })
    setIsClose(!isClose)
  }

  return (
    <FullDialog
      open={open !== undefined}
      title={label}
      close={texts.close}
      opener={opener}
      onClose={onClose}
      onKeyDown={turn}
      controls={
        pictures.length > 1 ? (
          <>
            <p className={styles.count} aria-live="polite">
              {texts.count(at + 1, pictures.length)}
            </p>
            <Arrow label={texts.previous} path="m15 5-7 7 7 7" onClick={() => step(-1)} />
            <Arrow label={texts.next} path="m9 5 7 7-7 7" onClick={() => step(1)} />
          </>
        ) : null
      }
    >
      <div className={styles.stage} ref={stage} data-close={isClose ? '' : undefined}>
        <button
          type="button"
          className={styles.whole}
          aria-pressed={isClose}
          aria-label={`${isClose ? texts.back : texts.closer}: ${picture.alt}`}
          onClick={touch}
        >
          {/* biome-ignore lint/performance/noImgElement: the server made its attributes */}
          <img
            key={picture.src}
            ref={(image) => showBehind(image, opener.current, at)}
            className={styles.image}
            src={picture.src}
            srcSet={picture.srcSet}
            sizes={isClose ? '200vw' : '100vw'}
            width={picture.width}
            height={picture.height}
            alt=""
          />
        </button>
      </div>
    </FullDialog>
  )
}

/** Until the large picture has come, the one that the gallery has already stands in its place, over its blurred placeholder. */
function showBehind(image: HTMLImageElement | null, opener: HTMLElement | null, at: number): void {
  const known = opener?.closest('ul')?.children[at]?.querySelector('img')
  if (!image || !known) return
  const files = [
    known.complete && known.currentSrc ? `url("${known.currentSrc}")` : '',
    known.style.backgroundImage,
  ]
  image.style.backgroundImage = files.filter(Boolean).join(', ')
}

function Arrow({ label, path, onClick }: { label: string; path: string; onClick(): void }) {
  return (
    <button type="button" className={styles.arrow} aria-label={label} onClick={onClick}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className={styles.icon}>
        <path d={path} />
      </svg>
    </button>
  )
}
