import type { ReactNode } from 'react'
import type { Market } from '#lib/market/markets.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './section.module.css'

interface SectionProps {
  title: string
  /** Where the rest of the list is. */
  more: { text: string; path: string }
  market: Market
  children: ReactNode
}

export function Section({ title, more, market, children }: SectionProps) {
  return (
    <section className={`wrap ${styles.section}`}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <ShopLink market={market} path={more.path} className="more">
          {more.text}
        </ShopLink>
      </div>
      {children}
    </section>
  )
}
