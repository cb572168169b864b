'use client'

import { notFound } from 'next/navigation'
import { Suspense, use } from 'react'

const isServer = typeof window === 'undefined'

/**
 * Answers a kept page with 404 that is drawn all the same; it shows nothing itself. A `notFound()` that ends the page is answered by Next with an empty
 * document, which its scripts fill. One that is thrown inside a Suspense boundary sets the status too and leaves the page as it is, but a boundary that
 * failed is reported in the browser's console. So it is thrown in a fallback: React drops that, with its error, as soon as the content is there.
 *
 * In a page that is drawn for the request the status was sent before: such a page leads to an address that is kept, or to none.
 */
export function NotFoundStatus() {
  return (
    <Suspense
      fallback={
        <Suspense fallback={null}>
          <Thrown />
        </Suspense>
      }
    >
      <Later />
    </Suspense>
  )
}

function Thrown(): null {
  if (isServer) notFound()
  return null
}

/** Is not there at once, so that the fallback is drawn. */
function Later(): null {
  if (isServer) use(Promise.resolve())
  return null
}
