import type { Publish } from './answer.ts'

export interface Stage {
  label: string
  at: string
  /** Milliseconds after the first stage. */
  offset: number
  /** Where its bar begins and how long it is, in hundredths of the whole. */
  begin: number
  length: number
}

const labels: [keyof Publish['moments'], string][] = [
  ['committed', 'Committed in the Content Lake'],
  ['received', 'Received by the shop'],
  ['confirmed', 'Confirmed in the Content Lake'],
  ['planned', 'Pages planned'],
  ['revalidated', 'Old pages revalidated'],
  ['warmed', 'First page drawn anew'],
  ['seen', 'Seen fresh everywhere'],
]

/** The way of a publish, in the order of time, each stage from the end of the one before. */
export function stagesOf(moments: Publish['moments']): Stage[] {
  const known = labels
    .flatMap(([name, label]) => (moments[name] ? [{ label, at: moments[name] }] : []))
    .map((stage, order) => ({ ...stage, order, time: Date.parse(stage.at) }))
    .sort((a, b) => a.time - b.time || a.order - b.order)
  const first = known[0]?.time ?? 0
  const whole = Math.max(1, (known.at(-1)?.time ?? 0) - first)
  return known.map(({ label, at, time }, index) => {
    const before = known[index - 1]?.time ?? first
    return {
      label,
      at,
      offset: time - first,
      begin: ((before - first) / whole) * 100,
      length: ((time - before) / whole) * 100,
    }
  })
}
