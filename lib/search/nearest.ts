/** The word that was most likely meant: the first of those that lie nearest; undefined when all lie too far. */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const most = farthest(typed)
  let best: string | undefined
  let bestDistance = most + 1
  for (const candidate of candidates) {
    const distance = typingDistance(typed, candidate)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** The word that a beginning was most likely meant to begin. */
export function nearestBeginning(typed: string, candidates: readonly string[]): string | undefined {
  const whole = nearest(typed, candidates)
  if (whole !== undefined || typed.length < 4) return whole
  const beginnings = new Map(
    candidates
      .filter((candidate) => candidate.length > typed.length)
      .flatMap((candidate) =>
        [0, 1].map((more) => [candidate.slice(0, typed.length + more), candidate] as const),
      ),
  )
  const meant = nearest(typed, [...beginnings.keys()])
  return meant === undefined ? undefined : beginnings.get(meant)
}

/** Short words have near neighbours that mean something else. */
function farthest(typed: string): number {
  if (typed.length < 3) return 0
  return typed.length < 6 ? 1 : 2
}

/** How many characters were left out, added, changed or swapped with their neighbour. */
export function typingDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = row
  }
  return last[b.length] ?? a.length
}
