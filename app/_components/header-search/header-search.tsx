'use client'

import { type ComponentType, useRef, useState } from 'react'
import type { Market } from '#lib/market/markets.ts'
import styles from './header-search.module.css'
import type { SuggestingFieldProps } from './suggesting-field.tsx'

interface HeaderSearchProps {
  /** Address of the search page. */
  action: string
  market: Market
  label: string
  hint: string
  submit: string
  longest: number
}

/** ms */
const pauseInTyping = 200

/** The search of the header: a plain form, whose field suggests once it was used. What suggests is loaded with the first focus. */
export function HeaderSearch({ action, market, label, hint, submit, longest }: HeaderSearchProps) {
  const field = useRef<HTMLInputElement>(null)
  const [Suggesting, setSuggesting] = useState<ComponentType<SuggestingFieldProps>>()
  const asked = useRef(false)
  const typedAt = useRef(Number.NEGATIVE_INFINITY)

  async function load() {
    if (asked.current) return
    asked.current = true
    const loaded = await import('./suggesting-field.tsx').catch(() => undefined)
    if (!loaded) {
      asked.current = false
      return
    }
    // A field that is exchanged under the fingers loses letters.
    while (performance.now() - typedAt.current < pauseInTyping)
      await new Promise((passed) => setTimeout(passed, pauseInTyping / 2))
    setSuggesting(() => loaded.SuggestingField)
  }

  function noteTyping() {
    typedAt.current = performance.now()
  }

  const attributes = {
    type: 'search',
    name: 'q',
    className: styles.field,
    placeholder: hint,
    maxLength: longest,
    autoComplete: 'off',
    enterKeyHint: 'search',
    'aria-label': label,
  } as const
  return (
    <search className={styles.search} aria-label={label}>
      <form action={action} className={styles.form}>
        {Suggesting ? (
          <Suggesting replaces={field} action={action} market={market} attributes={attributes} />
        ) : (
          <input
            ref={field}
            {...attributes}
            onFocus={load}
            onPointerEnter={load}
            onInput={noteTyping}
            onKeyDown={noteTyping}
          />
        )}
        <button type="submit" className={styles.submit} aria-label={submit}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className={styles.lens}>
            <circle cx="8.5" cy="8.5" r="5.75" />
            <path d="m13 13 4.5 4.5" />
          </svg>
        </button>
      </form>
    </search>
  )
}
