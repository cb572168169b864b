export type ParsedAmount = { ok: true; amount: number | null } | { ok: false; problem: string }

/**
 * Reads an amount as people write it ("24.5", "24,50", "1 200") into the minor unit of its currency.
 * An empty text is no amount: `null`.
 *
 * @param digits the decimals of the currency
 */
export function parseMajorUnits(text: string, digits: number): ParsedAmount {
  const compact = text.replace(/[\s_]/g, '')
  if (compact === '') return { ok: true, amount: null }
  const parts = /^(\d{1,9})(?:[.,](\d*))?$/.exec(compact)
  if (!parts) return { ok: false, problem: 'Write the amount in figures, for example 24.50.' }
  const [, whole = '0', fraction = ''] = parts
  if (fraction.length > digits) {
    return { ok: false, problem: `Write at most ${digits} decimals, for example 24.50.` }
  }
  return { ok: true, amount: Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, '0')) }
}

/** Writes an amount of minor units as the form shows it: `2450` is "24.50". */
export function formatMajorUnits(amount: number | undefined, digits: number): string {
  return amount === undefined ? '' : (amount / 10 ** digits).toFixed(digits)
}
