'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

interface Choice {
  /** Sku of the variant that is chosen. */
  sku: string | undefined
  choose(sku: string): void
}

const ChosenVariantContext = createContext<Choice>({ sku: undefined, choose() {} })

/** Holds which variant is chosen, for the choice itself and for the pictures that follow it. */
export function ChosenVariant({ first, children }: { first: string | undefined; children: ReactNode }) {
  const [sku, choose] = useState(first)
  const choice = useMemo(() => ({ sku, choose }), [sku])
  return <ChosenVariantContext value={choice}>{children}</ChosenVariantContext>
}

export function useChosenVariant(): Choice {
  return useContext(ChosenVariantContext)
}
