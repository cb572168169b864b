'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Marks the links of the frame that lead to the page that is shown, or to what it is part of. The frame is drawn once for many pages, and knows none of
 * them.
 */
export function CurrentLinks() {
  const path = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path that the router tells is the rendered one; it says when to look.
  useEffect(() => {
    const shown = location.pathname
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-frame] a')) {
      const { pathname } = link
      if (pathname === shown) link.setAttribute('aria-current', 'page')
      else if (shown.startsWith(`${pathname}/`) && pathname.split('/').length > 1 && pathname !== '/')
        link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }, [path])
  return null
}
