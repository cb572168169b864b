'use client'

import { Notice } from '../_components/notice/notice.tsx'

/** A page that could not be drawn; the frame around it stands. `digest` names the fault in our log. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <Notice title="This page cannot be shown right now">
      <p>The fault is ours and has been written down{error.digest ? ` as ${error.digest}` : ''}.</p>
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </Notice>
  )
}
