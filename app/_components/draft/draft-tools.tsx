'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useSyncExternalStore } from 'react'

type Refresh = { source: 'manual' | 'mutation' }

/** Weighs more than the whole shop, so it is fetched in draft mode only. `next/dynamic` itself would be on every page. */
const VisualEditing = lazy(async () => {
  const { VisualEditing } = await import('next-sanity/visual-editing/client-component')
  return { default: VisualEditing }
})

const neverChanges = () => () => {}
const isBesideStudio = () => window.parent !== window || window.opener !== null

/** How long the Studio's overlay may say "loading" after a refresh; Next does not tell when one has ended. */
const settled = 500

/**
 * Click-to-edit, and a new reading of the draft each time the Studio tells that a document on the page was changed. Draft
 * answers are never cached, so the refresh shows what was typed and no public page is touched. Only in Presentation's frame or
 * a window that it opened: who comes by a shared link has no Studio, and would find each text under an overlay.
 */
export function DraftTools() {
  const router = useRouter()
  const besideStudio = useSyncExternalStore(neverChanges, isBesideStudio, () => false)
  const refresh = useCallback(
    (_: Refresh) => {
      router.refresh()
      return new Promise<void>((resolve) => setTimeout(resolve, settled))
    },
    [router],
  )
  if (!besideStudio) return null
  return (
    <Suspense>
      <VisualEditing refresh={refresh} basePath="" trailingSlash={false} />
    </Suspense>
  )
}
