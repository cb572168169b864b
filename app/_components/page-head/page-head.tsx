import type { ReactNode } from 'react'
import styles from './page-head.module.css'

interface PageHeadProps {
  title: string
  /** One or two sentences below the title. */
  lead?: string
  /** Stands above the title: where one is, or when it was written. */
  above?: ReactNode
  /** Stands below the lead: who wrote it, and when. */
  below?: ReactNode
}

export function PageHead({ title, lead, above, below }: PageHeadProps) {
  return (
    <header className={`wrap ${styles.head}`}>
      {above ? <div className={styles.above}>{above}</div> : null}
      <h1 className={styles.title}>{title}</h1>
      {lead ? <p className={styles.lead}>{lead}</p> : null}
      {below ? <div className={styles.below}>{below}</div> : null}
    </header>
  )
}
