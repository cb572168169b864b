import type { ReactNode } from 'react'
import styles from './listing-note.module.css'

interface ListingNoteProps {
  title: string
  children: ReactNode
}

/** Stands where products would, says why there are none, and leads on. */
export function ListingNote({ title, children }: ListingNoteProps) {
  return (
    <div className={styles.note}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
