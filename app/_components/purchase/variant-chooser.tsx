'use client'

import { type ReactNode, useCallback, useState } from 'react'
import { messagesIn } from '#app/_messages/messages.ts'
import { variantMessages } from '#app/_messages/variant.ts'
import { type Axis, type Choosable, wayTo } from '#lib/catalog/options.ts'
import type { Market } from '#lib/market/markets.ts'
import { useChosenVariant } from '../product/chosen-variant.tsx'
import { AlertForm } from './alert-form.tsx'
import { LateStock } from './late-stock.tsx'
import { OptionList } from './option-list.tsx'
import { cachedStockState, type StockState, stockState, stockText } from './stock-state.ts'
import { useAddress } from './use-address.ts'
import { useAnnouncement } from './use-announcement.ts'
import styles from './variant-chooser.module.css'

export interface OfferedVariant extends Choosable {
  label: string
  /** Public address of its page. */
  href: string
  /** The price as it is drawn, by the server. */
  price: ReactNode
  priceText: string
  /** Whether it is offered in the market at all. */
  isPriced: boolean
  /** As of the drawing of the page; undefined when it was not known then. */
  soldOut: boolean | undefined
}

interface VariantChooserProps {
  axes: readonly Axis[]
  variants: readonly OfferedVariant[]
  /** Sku of the variant that is chosen at first. */
  first: string
  market: Pick<Market, 'id' | 'locale'>
  /** Shown below a variant that can be had, at a price. */
  children: ReactNode
}

/**
 * The choice of a variant, option by option. Each value is a link to the page of the variant that it leads to, so that choosing needs no JavaScript; with it
 * the choice is made on the spot, and the address follows.
 */
export function VariantChooser({ axes, variants, first, market, children }: VariantChooserProps) {
  const texts = messagesIn(market, variantMessages)
  const [live, setLive] = useState<Record<string, number>>()
  const { sku: wanted, choose: setWanted } = useChosenVariant()
  const chosen = variants.find(({ sku }) => sku === wanted) ?? variants.find(({ sku }) => sku === first)
  const stateOf = useCallback(
    ({ sku, soldOut }: OfferedVariant): StockState =>
      live ? stockState(live[sku] ?? 0) : cachedStockState(soldOut),
    [live],
  )
  const showAddress = useAddress(variants, chosen?.sku, setWanted)
  const state = chosen ? stateOf(chosen) : cachedStockState(undefined)
  const stock = stockText(state, texts)
  const spoken = useAnnouncement(
    chosen?.sku,
    live && stock,
    `${chosen?.label}, ${chosen?.priceText}, ${stock}`,
  )
  if (!chosen) return null

  const isSoldOut = (sku: string) => {
    const variant = variants.find((one) => one.sku === sku)
    return variant !== undefined && stateOf(variant).kind === 'soldOut'
  }
  const choose = (sku: string) => {
    setWanted(sku)
    showAddress(sku)
  }

  return (
    <div className={styles.chooser} data-sku={chosen.sku} data-stock={state.kind}>
      <p className={styles.price}>{chosen.price}</p>
      {axes.map((axis, at) => (
        <OptionList
          key={axis.name}
          name={axis.name}
          chosen={chosen.values[at]}
          values={axis.values.flatMap(({ key, label }) => {
            const way = wayTo(variants, chosen, at, key, isSoldOut)
            if (!way) return []
            const { to, also } = way
            const change = also.map((other) => labelOf(axes[other], to.values[other])).join(', ')
            return [{ key, label, to, change, isSoldOut: isSoldOut(to.sku) }]
          })}
          texts={texts}
          onChoose={choose}
        />
      ))}
      <p className={styles.stock}>
        <span className={styles.mark} aria-hidden="true" />
        {stock}
      </p>
      <div className={styles.below}>
        {state.kind === 'soldOut' ? (
          <AlertForm key={chosen.sku} sku={chosen.sku} market={market} variant={chosen.label} />
        ) : chosen.isPriced ? (
          children
        ) : null}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <LateStock skus={variants.map(({ sku }) => sku)} onReading={setLive} />
    </div>
  )
}

function labelOf(axis: Axis | undefined, key: string | undefined): string {
  return axis?.values.find((value) => value.key === key)?.label ?? ''
}
