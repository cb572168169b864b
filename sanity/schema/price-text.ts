/**
 * A price as an editor reads it: `€24.50`.
 *
 * @param amount in the minor unit of the currency
 */
export function priceText(currency: string | undefined, amount: number | undefined): string {
  if (!currency && amount === undefined) return 'No price yet'
  if (amount === undefined) return `${currency}: no amount yet`
  if (!currency) return 'No currency yet'
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency }).format(
    amount / 10 ** fractionDigits(currency),
  )
}

/** How many decimals a currency has: 2 for EUR and USD. */
export function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}
