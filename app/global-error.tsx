'use client'

/** The last resort, when even the frame of the shop cannot be drawn: no style sheet, no font, no data. */
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          maxWidth: '34rem',
          margin: '15vh auto',
          padding: '0 1rem',
        }}
      >
        <title>The shop cannot be shown right now</title>
        <h1>The shop cannot be shown right now</h1>
        <p>The fault is ours and has been written down. It usually passes within a minute.</p>
        <button
          type="button"
          onClick={reset}
          style={{ font: 'inherit', minHeight: '2.75rem', padding: '0 1.5rem' }}
        >
          Try again
        </button>
      </body>
    </html>
  )
}
