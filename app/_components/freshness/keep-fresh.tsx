'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isBehind, marksServed, marksShown } from './marks.ts'

/** From one look at the server to the next while the page is shown, in ms. */
const interval = 10_000

/**
 * Keeps what is shown as true as what is served: asks for the page again when it was opened by a link, when it is shown again (back, forward, another
 * tab) and every ten seconds, and has it drawn anew when it was read later. The server answers 304 as long as nothing has changed. A page
 * that is drawn for each request is always read later: it is left as it is.
 */
export function KeepFresh() {
  const router = useRouter()
  const path = usePathname()
  const isFirst = useRef(true)
  // A filter changes the address and not the path.
  const drawnAnew = useRef<string>(undefined)

  useEffect(() => {
    const ended = new AbortController()
    const look = async () => {
      const address = addressOf(path)
      if (document.visibilityState === 'hidden' || !navigator.onLine || address === drawnAnew.current) return
      const page = await lookAt(address, ended.signal)
      if (page === 'perRequest') drawnAnew.current = address
      if (page === 'behind') router.refresh()
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
async function lookAt(address: string, signal: AbortSignal): Promise<'current' | 'behind' | 'perRequest'> {
  try {
    const response = await fetch(address, { cache: 'no-cache', signal })
    if (response.status >= 500) return 'current'
    // Next lets nobody keep what it draws for a request, and everybody what it keeps itself.
    if (response.ok && response.headers.get('cache-control')?.includes('no-store')) return 'perRequest'
    return isBehind(marksShown(document), marksServed(await response.text())) ? 'behind' : 'current'
  } catch {
    return 'current'
  }
}
