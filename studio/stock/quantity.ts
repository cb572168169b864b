export type ParsedQuantity = { ok: true; quantity: number } | { ok: false; problem: string }

const most = 100_000

/** Reads how many pieces were received: at least one. */
export function parseReceived(text: string): ParsedQuantity {
  return parse(text, 1, 'Give the number of pieces that arrived, at least 1.')
}

/** Reads how many pieces were counted on the shelf: none is a count too. */
export function parseCounted(text: string): ParsedQuantity {
  return parse(text, 0, 'Give the number of pieces that you counted, 0 or more.')
}

function parse(text: string, least: number, problem: string): ParsedQuantity {
  const compact = text.trim()
  if (!/^\d+$/.test(compact) || Number(compact) < least) return { ok: false, problem }
  if (Number(compact) > most) {
    return { ok: false, problem: `More than ${most} pieces at once are surely a slip of the key.` }
  }
  return { ok: true, quantity: Number(compact) }
}
