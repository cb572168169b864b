/** An option of a variant, as the content model has it. */
interface Option {
  name: string
  value: string
}

/** The values of an option, as displayed, each once. Its name is compared without case. */
export function choicesOf(options: readonly Option[], name: 'glaze' | 'size'): string[] {
  const values = options.filter((option) => option.name.trim().toLowerCase() === name)
  return [...new Set(values.map(({ value }) => value.trim()).filter(Boolean))]
}
