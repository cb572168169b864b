'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * Takes the focus along to the page that a link led to, as a browser does that loads a document. Next scrolls to it and has its announcer read the title,
 * but leaves the focus on a link of the header, or loses it with the page that is gone. A page whose heading is the same is another state of the
 * one before (a variant, a page of a list, a filter less): there the focus stays where it was put, unless it went with what was there. Who goes back
 * goes on from the link that led away, as with documents that are loaded.
 *
 * On a kept page it has to stand in a Suspense boundary: such a page is drawn without knowing of a query string.
 */
export function FocusHeading() {
  const address = `${usePathname()}?${useSearchParams()}`
  const last = useRef<{ address: string; title: string }>(undefined)
  const goneBackTo = useRef<string>(undefined)
  const leftFrom = useRef(new Map<string, Place>())

  useEffect(() => {
    const onPopState = () => {
      goneBackTo.current = addressShown()
    }
    const onFocusIn = ({ target }: FocusEvent) => {
      if (target instanceof HTMLAnchorElement) leftFrom.current.set(addressShown(), placeOf(target))
    }
    // Next draws the page within the event: this has to come before.
    addEventListener('popstate', onPopState, true)
    addEventListener('focusin', onFocusIn)
    return () => {
      removeEventListener('popstate', onPopState, true)
      removeEventListener('focusin', onFocusIn)
    }
  }, [])

  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('#main h1')
    const title = heading?.textContent ?? ''
    const before = last.current
    const left = goneBackTo.current === address ? leftFrom.current.get(address) : undefined
    goneBackTo.current = undefined
    last.current = { address, title }
    if (!heading || before === undefined || before.address === address) return
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (before.title === title && !isLost) return
    const link = left && linkAt(left)
    link?.focus({ preventScroll: true })
    // A link that is hidden now takes no focus.
    if (link && document.activeElement === link) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [address])

  return null
}

/** A link in the page: the so-many-th of those that lead to the same address. */
interface Place {
  href: string
  number: number
}

function placeOf(link: HTMLAnchorElement): Place {
  return { href: link.href, number: linksTo(link.href).indexOf(link) }
}

function linkAt({ href, number }: Place): HTMLAnchorElement | undefined {
  return linksTo(href)[number]
}

const linksTo = (href: string) =>
  [...document.links].filter((link) => link.href === href) as HTMLAnchorElement[]

/** Written as `useSearchParams` writes it. */
const addressShown = () => `${location.pathname}?${new URLSearchParams(location.search)}`
