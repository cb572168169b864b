'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { whenIdle } from '../when-idle.ts'
import { readSeen, remember, type Seen } from './seen.ts'
import styles from './seen-list.module.css'

const place = 'restock:seen'
const mostShown = 8

interface SeenListProps {
  title: string
  /** Public address of the products: `/en-us/products`. */
  base: string
  here: Seen
}

export function SeenList({ title, base, here }: SeenListProps) {
  const [list, setList] = useState<Seen[]>([])
  const { slug, title: name, picture } = here

  useEffect(() => whenIdle(() => setList(keep({ slug, title: name, picture }))), [slug, name, picture])

  if (list.length === 0) return null
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="recently-seen">
      <h2 id="recently-seen" className={styles.title}>
        {title}
      </h2>
      <ul className={styles.list}>
        {list.map((seen) => (
          <li key={seen.slug} className={styles.entry}>
            <Link href={`${base}/${encodeURIComponent(seen.slug)}`} prefetch={false} className={styles.link}>
              <span className={styles.frame}>
                {seen.picture ? (
                  // biome-ignore lint/performance/noImgElement: its address is kept whole, at the size that is shown
                  <img src={seen.picture} alt="" width={112} height={140} loading="lazy" decoding="async" />
                ) : null}
              </span>
              {seen.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Notes that a product is looked at, and returns the others. A browser that keeps nothing shows nothing. */
function keep(here: Seen): Seen[] {
  try {
    const known = readSeen(localStorage.getItem(place))
    localStorage.setItem(place, JSON.stringify(remember(known, here)))
    return known.filter(({ slug }) => slug !== here.slug).slice(0, mostShown)
  } catch {
    return []
  }
}
