'use client'

import { useEffect, useState } from 'react'
import styles from './offline-notice.module.css'

/** For how long it is said that the connection is back, in ms. */
const shownOnline = 4_000

/** Says that there is no connection, and when it is back. The region stands there from the first, empty, so that a screen reader hears it fill. */
export function OfflineNotice({ offline, online }: { offline: string; online: string }) {
  const [said, setSaid] = useState('')

  useEffect(() => {
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const goOffline = () => {
      clearTimeout(timer)
      setSaid(offline)
    }
    const goOnline = () => {
      setSaid(online)
      timer = setTimeout(() => setSaid(''), shownOnline)
    }
    window.addEventListener('offline', goOffline, { signal: ended.signal })
    window.addEventListener('online', goOnline, { signal: ended.signal })
    if (!navigator.onLine) goOffline()
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [offline, online])

  return (
    <p className={styles.notice} aria-live="polite">
      {said}
    </p>
  )
}
