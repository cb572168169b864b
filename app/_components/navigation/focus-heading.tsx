'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * Takes the focus along to the page that a link led to, as a browser does that loads a document. Next scrolls to it and has its announcer read the title,
 * but leaves the focus on a link of the header, or loses it with the page that is gone. A page whose heading is the same is another state of the
 * one before (a variant, a page of a list, a filter less): there the focus stays where it was put, unless it went with what was there.
 *
 * On a kept page it has to stand in a Suspense boundary: such a page is drawn without knowing of a query string.
 */
export function FocusHeading() {
  const address = `${usePathname()}?${useSearchParams()}`
  const last = useRef<{ address: string; title: string }>(undefined)

  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('#main h1')
    const title = heading?.textContent ?? ''
    const before = last.current
    last.current = { address, title }
    if (!heading || before === undefined || before.address === address) return
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (before.title === title && !isLost) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [address])

  return null
}
