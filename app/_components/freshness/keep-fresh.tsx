'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isBehind, marksServed, marksShown } from './marks.ts'

/** From one look at the server to the next while the page is shown, in ms. */
const interval = 10_000

/**
 * Keeps what is shown as true as what is served: asks for the page again when it was opened by a link, when it is shown again (back, forward, another
 * tab) and every ten seconds, and has it drawn anew when it was read later. The server answers 304 as long as nothing has changed.
 */
export function KeepFresh() {
  const router = useRouter()
  const path = usePathname()
  const isFirst = useRef(true)

  useEffect(() => {
    const ended = new AbortController()
    const look = async () => {
      if (document.visibilityState === 'hidden' || !navigator.onLine) return
      if (await isOutdated(addressOf(path), ended.signal)) router.refresh()
    }
    const lookAtRestored = ({ persisted }: PageTransitionEvent) => {
      if (persisted) look()
    }
    const timer = setInterval(look, interval)
    window.addEventListener('pageshow', lookAtRestored, { signal: ended.signal })
    document.addEventListener('visibilitychange', look, { signal: ended.signal })
    if (!isFirst.current || cameByHistory()) look()
    isFirst.current = false
    return () => {
      clearInterval(timer)
      ended.abort()
    }
  }, [path, router])

  return null
}

/** A browser that goes back may show the document it has, without asking; one that was opened has just come from the server. */
function cameByHistory(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward'
}

/** What the router has drawn. A product's page puts the address of a variant above it without its knowing. */
function addressOf(path: string): string {
  return window.location.pathname === path ? window.location.href : path
}

/** A server that fails tells nothing, and what is shown stays. */
async function isOutdated(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(address, { cache: 'no-cache', signal })
    if (response.status >= 500) return false
    return isBehind(marksShown(document), marksServed(await response.text()))
  } catch {
    return false
  }
}
