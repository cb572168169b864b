/** One figure of a benchmark; `baseline` was measured in the same run. */
export interface Figure {
  bench: string
  name: string
  value: number
  unit: string
  baseline?: { name: string; value: number }
}

/** Prints a figure as the one JSON line that stands for it. */
export function printFigure(figure: Figure): void {
  const rounded = (value: number) => Math.round(value * 100) / 100
  const { baseline } = figure
  console.log(
    JSON.stringify({
      ...figure,
      value: rounded(figure.value),
      ...(baseline && { baseline: { ...baseline, value: rounded(baseline.value) } }),
    }),
  )
}

/** The value below or at which the given share of the samples lies, by the nearest rank. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('There is no sample to take a quantile of.')
  return value
}
