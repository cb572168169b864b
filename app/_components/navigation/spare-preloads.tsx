'use client'

import { useEffect } from 'react'
import * as ReactDom from 'react-dom'

type Preload = (href: string, as: string, options?: unknown) => void

/** What React calls for each hint that comes with a page; it has no public name. */
interface Internals {
  __DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE?: { d?: { L?: Preload } }
}

/**
 * Leaves out what Next would load in vain when a link is followed to a page that is drawn for the request: the styles of the frame. They stand in the document
 * already, and the browser warns of a preload that nothing uses.
 */
export function SparePreloads() {
  useEffect(() => {
    const dispatcher = (ReactDom as Internals).__DOM_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE?.d
    const preload = dispatcher?.L
    if (!preload) return
    dispatcher.L = (href, as, options) => {
      if (as !== 'style' || !isInDocument(href)) preload(href, as, options)
    }
    return () => {
      dispatcher.L = preload
    }
  }, [])

  return null
}

const isInDocument = (href: string) =>
  document.querySelector(`style[data-href~="${CSS.escape(href)}"]`) !== null
