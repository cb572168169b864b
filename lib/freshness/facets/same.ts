/** Whether two values are the same as JSON. The order of an object's fields is no difference: the lake keeps none. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b)
}

/** JSON in which the order of an object's fields makes no difference. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part) => (isRecord(part) ? sorted(part) : part))
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
