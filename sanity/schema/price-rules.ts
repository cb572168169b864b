/** A price as it stands in a document that may be half-filled. */
export type DraftPrice = { currency?: string; amount?: number }

/** What is wrong with a list of prices, in an editor's words; `true` when nothing is. */
export function onePricePerCurrency(prices: DraftPrice[] | undefined): true | string {
  const currencies = (prices ?? [])
    .map((price) => price.currency)
    .filter((currency) => currency !== undefined)
  const twice = currencies.find((currency, index) => currencies.indexOf(currency) !== index)
  return twice ? `There are two prices in ${twice}. Keep one of them.` : true
}

/** A compare-at price is crossed out beside the price, so it has to be the higher of the two. */
export function compareAtIsHigher(
  compareAt: DraftPrice[] | undefined,
  prices: DraftPrice[] | undefined,
): true | string {
  for (const former of compareAt ?? []) {
    const current = prices?.find((price) => price.currency === former.currency)
    if (current?.amount === undefined || former.amount === undefined) continue
    if (former.amount <= current.amount) {
      return `The compare-at price in ${former.currency} is not higher than the price. Raise it, or take it away.`
    }
  }
  return true
}

/** Which of the shop's currencies a variant cannot be bought in; `true` when it has them all. */
export function pricedEverywhere(
  prices: DraftPrice[] | undefined,
  currencies: readonly string[],
): true | string {
  const missing = currencies.filter((currency) => !prices?.some((price) => price.currency === currency))
  return missing.length === 0 ? true : `Not sold in ${missing.join(' and ')}: there is no price for it.`
}
