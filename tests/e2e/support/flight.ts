/** React's payload of a page: what the browser's router works with, one row for each part of it. */
type Row = { tag: string; value: unknown }

const reference = /^\$[L@]?([0-9a-f]+)((?::[^:]+)*)$/
/** Where the parts of an element stand in the array that it is written as. */
const elementParts: Record<string, number> = { type: 1, key: 2, props: 3 }

/**
 * A payload as one text in which every part stands where it is shown. Two drawings of the same content number and order their rows by what was ready
 * first; written out in full they are equal.
 */
export function writtenOut(payload: string): string {
  const { rows, hints } = readRows(Buffer.from(payload))
  const used = new Set<string>()
  const open = new Set<string>()

  const expand = (value: unknown): unknown => {
    if (typeof value === 'string') return follow(value)
    if (Array.isArray(value)) return value.map(expand)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(withoutBuildMarks(value)).map(([key, part]) => [key, expand(part)]),
    )
  }
  const follow = (text: string): unknown => {
    const [, id, path = ''] = reference.exec(text) ?? []
    const row = id === undefined ? undefined : rows.get(id)
    if (!row || id === undefined) return text
    if (open.has(text)) return 'itself'
    used.add(id)
    open.add(text)
    const part = path.split(':').slice(1).reduce(step, row.value)
    const written = expand(part)
    open.delete(text)
    return row.tag === '' ? written : [row.tag, written]
  }
  const step = (value: unknown, name: string): unknown => {
    const [, id, path = ''] = typeof value === 'string' ? (reference.exec(value) ?? []) : []
    const held =
      id === undefined ? value : path.split(':').slice(1).reduce<unknown>(step, rows.get(id)?.value)
    if (Array.isArray(held) && held[0] === '$' && name in elementParts) return held[elementParts[name] ?? 0]
    return (held as Record<string, unknown> | undefined)?.[name]
  }

  const root = withoutAddress(rows.get('0')?.value)
  const tree = JSON.stringify(expand(root), null, 1)
  const rest = [...rows]
    .filter(([id]) => id !== '0' && !used.has(id))
    .map(([, { tag, value }]) => JSON.stringify([tag, expand(value)]))
  return [tree, ...rest.sort(), ...[...hints].sort()].join('\n')
}

/** `h` tells the router what it may prefetch; only pages that were drawn by the build carry the build's own numbers. */
function withoutBuildMarks(value: object): object {
  if (!('h' in value && 's' in value)) return value
  const { h: _, ...rest } = value as { h: unknown }
  return rest
}

/** `c` is the address as the server took it: a page that was drawn by the build has the path before the rewrite. */
function withoutAddress(root: unknown): unknown {
  if (typeof root !== 'object' || root === null) return root
  const { c: _, ...rest } = root as { c: unknown }
  return rest
}

function readRows(bytes: Buffer): { rows: Map<string, Row>; hints: Set<string> } {
  const rows = new Map<string, Row>()
  const hints = new Set<string>()
  let at = 0
  while (at < bytes.length) {
    const colon = bytes.indexOf(':', at)
    if (colon < 0) break
    const id = bytes.toString('latin1', at, colon)
    if (bytes[colon + 1] === 'T'.charCodeAt(0)) {
      const comma = bytes.indexOf(',', colon)
      const length = Number.parseInt(bytes.toString('latin1', colon + 2, comma), 16)
      rows.set(id, { tag: '', value: bytes.toString('utf8', comma + 1, comma + 1 + length) })
      at = comma + 1 + length
      continue
    }
    const end = bytes.indexOf('\n', colon)
    const line = bytes.toString('utf8', colon + 1, end < 0 ? bytes.length : end)
    at = end < 0 ? bytes.length : end + 1
    const [, tag = '', content = ''] = /^([A-Z]*)(.*)$/s.exec(line) ?? []
    if (id === '') hints.add(`${tag} ${content}`)
    else if (content !== '') rows.set(id, { tag, value: JSON.parse(content) })
  }
  return { rows, hints }
}
