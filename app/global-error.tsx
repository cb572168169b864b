'use client'

import { shopFailureMessages } from './_messages/shop-failure.ts'

const texts = shopFailureMessages.en

interface GlobalErrorProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** The last resort, when even the frame of the shop cannot be drawn: no style sheet, no font, no data. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          lineHeight: 1.5,
          maxWidth: '34rem',
          margin: '15vh auto',
          padding: '0 1rem',
        }}
      >
        <title>{texts.title}</title>
        <main>
          <h1 style={{ fontWeight: 500 }}>{texts.title}</h1>
          <p>
            {texts.text} {error.digest ? texts.digest(error.digest) : null}
          </p>
          <button
            type="button"
            onClick={reset}
            style={{ font: 'inherit', minHeight: '2.75rem', padding: '0 1.5rem' }}
          >
            {texts.again}
          </button>
          <p>
            {/* A whole document is asked for: the router may be what failed. */}
            <a href="/" style={{ display: 'inline-block', padding: '0.7rem 0' }}>
              {texts.shop}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
