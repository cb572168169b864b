'use client'

import type { MouseEvent } from 'react'
import type { variantMessages } from '#app/_messages/variant.ts'
import styles from './option-list.module.css'

export interface OptionValue {
  key: string
  label: string
  /** The variant that it leads to. */
  to: { sku: string; href: string }
  /** What else would be another then, in words; empty when this combination is made. */
  change: string
  isSoldOut: boolean
}

interface OptionListProps {
  name: string
  /** Key of the value that is chosen. */
  chosen: string | undefined
  values: readonly OptionValue[]
  texts: (typeof variantMessages)['en']
  onChoose(sku: string): void
}

/** One option with its values. An option that has but the one that is chosen is told, and not asked. */
export function OptionList({ name, chosen, values, texts, onChoose }: OptionListProps) {
  const current = values.find(({ key }) => key === chosen)
  if (current && values.length === 1) {
    return (
      <p className={styles.name}>
        {name} <span className={styles.told}>{current.label}</span>
      </p>
    )
  }
  return (
    <fieldset className={styles.option}>
      <legend className={styles.name}>
        {name} <span className={styles.told}>{current?.label}</span>
      </legend>
      <ul className={styles.values}>
        {values.map(({ key, label, to, change, isSoldOut }) => (
          <li key={key}>
            <a
              href={to.href}
              className={styles.value}
              aria-current={key === chosen ? 'true' : undefined}
              data-made={change === '' ? undefined : 'elsewhere'}
              data-stock={isSoldOut ? 'soldOut' : undefined}
              onClick={(event) => {
                if (opensElsewhere(event)) return
                event.preventDefault()
                onChoose(to.sku)
              }}
            >
              {label}
              {change === '' ? null : <span className="visually-hidden">{texts.valueElsewhere(change)}</span>}
              {isSoldOut ? <span className="visually-hidden">{texts.valueSoldOut}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Whether the browser is asked for another tab or window. */
function opensElsewhere({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey || altKey || button !== 0
}
