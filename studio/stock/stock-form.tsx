import { Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import { type SanityClient, useClient } from 'sanity'
import { studioApiVersion } from '#sanity/api-version.ts'
import type { ParsedQuantity } from './quantity.ts'
import type { StockState } from './stock-count.ts'
import { stockProblem } from './stock-problem.ts'

type StockFormProps = {
  name: string
  label: string
  placeholder: string
  parse: (text: string) => ParsedQuantity
  state: StockState
  /** `begun` is what was known when the editor began to type. */
  commit: (client: SanityClient, quantity: number, begun: StockState) => Promise<unknown>
  done: (quantity: number) => string
}

type Outcome = { tone: 'good' | 'bad'; text: string }

/** A number and a button that commits it at once. It is no HTML form, for it stands inside one. */
export function StockForm({ name, label, placeholder, parse, state, commit, done }: StockFormProps) {
  const client = useClient({ apiVersion: studioApiVersion })
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const begun = useRef<StockState>(state)

  function type(next: string) {
    if (text === '') begun.current = state
    setText(next)
    setOutcome(null)
  }

  async function submit() {
    if (busy) return
    const parsed = parse(text)
    if (!parsed.ok) return setOutcome({ tone: 'bad', text: parsed.problem })
    setBusy(true)
    try {
      await commit(client, parsed.quantity, begun.current)
      setOutcome({ tone: 'good', text: done(parsed.quantity) })
      setText('')
    } catch (error) {
      setOutcome({ tone: 'bad', text: stockProblem(error) })
      setText('')
    } finally {
      setBusy(false)
    }
  }

  function submitOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void submit()
  }

  const disabled = busy || state.status === 'loading'
  return (
    <Stack gap={2}>
      <Flex gap={1}>
        <TextInput
          aria-label={label}
          inputMode="numeric"
          fontSize={1}
          style={{ width: '6em' }}
          placeholder={placeholder}
          disabled={disabled}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={submitOnEnter}
        />
        <Button
          mode="ghost"
          fontSize={1}
          text={name}
          loading={busy}
          disabled={disabled || text.trim() === ''}
          onClick={() => void submit()}
        />
      </Flex>
      {outcome && (
        <Card tone={outcome.tone === 'good' ? 'inherit' : 'critical'} padding={2} radius={2}>
          <Text size={1} role={outcome.tone === 'good' ? 'status' : 'alert'}>
            {outcome.text}
          </Text>
        </Card>
      )}
    </Stack>
  )
}
