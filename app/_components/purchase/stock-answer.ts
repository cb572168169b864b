/**
 * The body of GET /api/stock: `{"stock": {"<sku>": <available>}}`. Read by hand, for a schema library would
 * weigh more than the rest of the page's code.
 * @throws Error when the body is something else.
 */
export function readStockAnswer(body: unknown): Record<string, number> {
  const stock = field(body, 'stock')
  if (typeof stock !== 'object' || stock === null) throw new Error('The answer about stock has no "stock".')
  return Object.fromEntries(
    Object.entries(stock).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  )
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
