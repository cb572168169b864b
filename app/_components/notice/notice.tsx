import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** A page that says one thing: nothing is here, something failed, something worked. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={`wrap ${styles.notice}`}>
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
    </section>
  )
}
