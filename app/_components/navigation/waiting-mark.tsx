'use client'

import { useLinkStatus } from 'next/link'
import { createPortal } from 'react-dom'
import styles from './waiting-mark.module.css'

/** A line along the top of the window while the page of its link is on its way; nothing as long as it comes at once. */
export function WaitingMark() {
  const { pending } = useLinkStatus()
  return pending ? createPortal(<span className={styles.mark} aria-hidden="true" />, document.body) : null
}
