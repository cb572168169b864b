'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'

type Refresh = { source: 'manual' | 'mutation' }

/** Weighs more than the whole shop, so it is fetched in draft mode only. */
const VisualEditing = dynamic(
  async () => (await import('next-sanity/visual-editing/client-component')).VisualEditing,
  { ssr: false },
)

/** How long the Studio's overlay may say "loading" after a refresh; Next does not tell when one has ended. */
const settled = 500

/**
 * Click-to-edit, and a new reading of the draft each time the Studio tells that a document on the page was changed. Draft
 * answers are never cached, so the refresh shows what was typed and no public page is touched.
 */
export function DraftTools() {
  const router = useRouter()
  const refresh = useCallback(
    (_: Refresh) => {
      router.refresh()
      return new Promise<void>((resolve) => setTimeout(resolve, settled))
    },
    [router],
  )
  return <VisualEditing refresh={refresh} basePath="" trailingSlash={false} />
}
