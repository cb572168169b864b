import { Card, Stack, Text, TextInput } from '@sanity/ui'
import { useState } from 'react'
import { type NumberInputProps, set, unset, useFormValue } from 'sanity'
import { fractionDigits } from '#sanity/schema/price-text.ts'
import { formatMajorUnits, parseMajorUnits } from './major-units.ts'

/** Edits an amount of minor units as people write it. What cannot be read is said, and not stored. */
export function AmountInput({ value, path, readOnly, onChange, elementProps }: NumberInputProps) {
  const currency = useFormValue([...path.slice(0, -1), 'currency'])
  const digits = fractionDigits(typeof currency === 'string' ? currency : 'EUR')
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  function type(text: string) {
    setTyped(text)
    const parsed = parseMajorUnits(text, digits)
    setProblem(parsed.ok ? null : parsed.problem)
    if (parsed.ok && parsed.amount !== (value ?? null)) {
      onChange(parsed.amount === null ? unset() : set(parsed.amount))
    }
  }

  return (
    <Stack gap={2}>
      <TextInput
        id={elementProps.id}
        ref={elementProps.ref}
        aria-describedby={elementProps['aria-describedby']}
        inputMode="decimal"
        placeholder={formatMajorUnits(0, digits)}
        readOnly={readOnly}
        customValidity={problem ?? ''}
        value={typed ?? formatMajorUnits(value, digits)}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={elementProps.onFocus}
        onBlur={(event) => {
          if (problem === null) setTyped(null)
          elementProps.onBlur(event)
        }}
      />
      {problem !== null && (
        <Card tone="critical" padding={2} radius={2}>
          <Text size={1} role="alert">
            {problem}
          </Text>
        </Card>
      )}
    </Stack>
  )
}
