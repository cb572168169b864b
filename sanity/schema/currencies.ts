/** The currencies in which editors give prices. */
export const currencies = [
  { title: 'Euro', value: 'EUR' },
  { title: 'US dollar', value: 'USD' },
] as const

export const currencyCodes: readonly string[] = currencies.map(({ value }) => value)
