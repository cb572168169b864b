'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { alertMessages } from '#app/_messages/alert.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { refusedMark } from '#lib/alerts/refused-mark.ts'
import type { Market } from '#lib/market/markets.ts'
import styles from './alert-form.module.css'
import { type AlertOutcome, requestAlert } from './alert-request.ts'

interface AlertFormProps {
  sku: string
  /** So that form and mail speak its language. */
  market: Pick<Market, 'id' | 'locale'>
  /** What the alert is for, e.g. `Large · Oatmeal`. */
  variant: string
}

/**
 * "Tell me when it is back". Without JavaScript it is a plain form, which the browser checks: the answer is a page of its own, or this one again with a word
 * of what is wrong.
 */
export function AlertForm({ sku, market, variant }: AlertFormProps) {
  const [outcome, setOutcome] = useState<AlertOutcome>()
  const [sending, setSending] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  /** Takes the focus when the field, which had it, is gone. */
  const answer = useRef<HTMLParagraphElement>(null)
  const id = useId()
  const texts = messagesIn(market, alertMessages)
  const isRefused = outcome?.state === 'refused'

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const result = await requestAlert({ sku, market: market.id, email: input.current?.value ?? '' }, texts)
    setSending(false)
    setOutcome(result)
    if (result.state === 'waiting') answer.current?.focus()
    else input.current?.focus()
  }

  return (
    <form className={styles.form} method="post" action="/api/stock-alerts" onSubmit={send} ref={leaveChecks}>
      <input type="hidden" name="sku" value={sku} />
      <input type="hidden" name="market" value={market.id} />
      {outcome?.state === 'waiting' ? null : (
        <>
          {outcome ? null : (
            <p id={refusedMark} className={styles.refused}>
              {texts.refused}
            </p>
          )}
          <label className={styles.label} htmlFor={`${id}-email`}>
            {texts.tellMe(variant)}
          </label>
          <div className={styles.row}>
            <input
              ref={input}
              className={styles.input}
              id={`${id}-email`}
              name="email"
              type="email"
              inputMode="email"
              autoComplete="email"
              spellCheck={false}
              placeholder={texts.example}
              required
              aria-invalid={isRefused || undefined}
              aria-describedby={`${id}-answer`}
            />
            <button className="button" type="submit" aria-disabled={sending}>
              {sending ? texts.sending : texts.send}
            </button>
          </div>
        </>
      )}
      <p
        ref={answer}
        id={`${id}-answer`}
        className={styles.answer}
        data-state={outcome?.state}
        tabIndex={-1}
        aria-live="polite"
      >
        {outcome?.message ?? texts.promise}
      </p>
    </form>
  )
}

/** From here on what is wrong is said by the page, in its own words. */
function leaveChecks(form: HTMLFormElement | null): void {
  if (form) form.noValidate = true
}
