'use client'

import { useEffect, useRef } from 'react'
import { decoded } from '#lib/http/decoded.ts'

/**
 * Keeps the address at the variant that was chosen. The router is not told: for it this is still the page it has drawn, and it would draw the variant's own in
 * its place, with another gallery. It puts its own address back whenever it draws the page anew, so the variant's is set again after each drawing.
 *
 * A fragment that names a sku, as in older mails, chooses it once.
 *
 * @returns what is called with the sku that a shopper has chosen.
 */
export function useAddress(
  variants: readonly { sku: string; href: string }[],
  chosen: string | undefined,
  choose: (sku: string) => void,
): (sku: string) => void {
  const shown = useRef<string>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment counts once, when the page is opened.
  useEffect(() => {
    const wanted = decoded(window.location.hash.slice(1))
    if (variants.some(({ sku }) => sku === wanted)) choose(wanted)
  }, [])

  useEffect(() => {
    if (shown.current === undefined || shown.current !== chosen) return
    const href = variants.find(({ sku }) => sku === chosen)?.href
    if (href && window.location.pathname !== href) replaceAddress(href)
  })

  return (sku) => {
    shown.current = sku
  }
}

function replaceAddress(href: string): void {
  // The router has a replaceState of its own on the object.
  History.prototype.replaceState.call(window.history, window.history.state, '', href)
}
