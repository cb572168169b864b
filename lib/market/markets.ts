/** A language and a currency under one address prefix. */
export interface Market {
  /** First segment of the rendered path, the one `revalidatePath` is called with. */
  readonly id: string
  /** First segment of the public path; empty for the default market. */
  readonly prefix: string
  /** ISO 4217 code. */
  readonly currency: string
  /** BCP 47 tag, for `lang` and for formatting. */
  readonly locale: string
  /** How the market is called in the footer's switch. */
  readonly label: string
}

export const defaultMarket: Market = {
  id: 'en-eu',
  prefix: '',
  currency: 'EUR',
  locale: 'en-IE',
  label: 'Europe, EUR',
}

export const markets: readonly Market[] = [
  defaultMarket,
  { id: 'en-us', prefix: '/en-us', currency: 'USD', locale: 'en-US', label: 'United States, USD' },
]

/** The market of an id, or undefined for one that the shop does not serve. */
export function findMarket(id: string): Market | undefined {
  return markets.find((market) => market.id === id)
}
