'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { AlertForm } from './alert-form.tsx'
import { cachedStockState, type StockState, stockState, stockText } from './stock-state.ts'
import { useAnnouncement } from './use-announcement.ts'
import { useLiveStock } from './use-live-stock.ts'
import styles from './variant-chooser.module.css'

export interface VariantChoice {
  sku: string
  label: string
  /** The price as it is drawn, by the server. */
  price: ReactNode
  /** As of the drawing of the page; undefined when it was not known then. */
  soldOut: boolean | undefined
}

interface VariantChooserProps {
  choices: readonly VariantChoice[]
  /** What is chosen between, e.g. `Size and glaze`. */
  legend: string
  market: string
  /** Shown below a variant that can be had. */
  delivery: ReactNode
}

/**
 * One radio button a variant; the style sheet shows the details of the chosen one, so that choosing needs no
 * JavaScript. The address's fragment may name a sku, as the links in our mails do.
 */
export function VariantChooser({ choices, legend, market, delivery }: VariantChooserProps) {
  const live = useLiveStock(choices.map(({ sku }) => sku))
  const group = useRef<HTMLFieldSetElement>(null)
  const first = choices.find(({ soldOut }) => !soldOut) ?? choices[0]
  const [chosen, setChosen] = useState(first?.sku)
  const spoken = useAnnouncement(chosen, live && stockText(stockState(live[chosen ?? ''] ?? 0)))

  useEffect(() => {
    const radio = radioOfFragment(group.current)
    if (!radio) return
    radio.checked = true
    setChosen(radio.value)
  }, [])

  return (
    <fieldset className={styles.choices} ref={group}>
      <legend className={styles.legend}>{legend}</legend>
      {choices.map((choice) => {
        const state = currentState(choice, live)
        return (
          <div key={choice.sku} className={styles.choice} data-sku={choice.sku} data-stock={state.kind}>
            <label className={styles.option}>
              <input
                className={styles.radio}
                type="radio"
                name="variant"
                value={choice.sku}
                defaultChecked={choice.sku === first?.sku}
                onChange={() => setChosen(choice.sku)}
              />
              <span className={styles.label}>{choice.label}</span>
              <span className={styles.price}>{choice.price}</span>
              <span className={styles.mark}>{stockText(state)}</span>
            </label>
            <div className={styles.details}>
              {state.kind === 'soldOut' ? (
                <AlertForm sku={choice.sku} market={market} variant={choice.label} />
              ) : (
                delivery
              )}
            </div>
          </div>
        )
      })}
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </fieldset>
  )
}

function currentState({ sku, soldOut }: VariantChoice, live: Record<string, number> | undefined): StockState {
  return live ? stockState(live[sku] ?? 0) : cachedStockState(soldOut)
}

function radioOfFragment(group: HTMLFieldSetElement | null): HTMLInputElement | undefined {
  const wanted = window.location.hash.slice(1)
  return [...(group?.querySelectorAll('input') ?? [])].find(
    ({ type, value }) => type === 'radio' && value === wanted,
  )
}
