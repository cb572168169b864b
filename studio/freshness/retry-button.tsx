import { RetryIcon } from '@sanity/icons/Retry'
import { Button, Stack, Text } from '@sanity/ui'
import { useState } from 'react'
import { askRetry } from './ask.ts'
import { describeProblem } from './problem.ts'
import { useSessionToken } from './use-freshness.ts'

type RetryButtonProps = {
  id: number
  /** What is retried, for who cannot see what stands beside the button. */
  name: string
  /** Null for who may; else why not. */
  refusal: string | null
  done: () => void
}

/** Has the shop try again. */
export function RetryButton({ id, name, refusal, done }: RetryButtonProps) {
  const token = useSessionToken()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)

  async function retry() {
    setBusy(true)
    setProblem(null)
    try {
      await askRetry(token, id)
      done()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  const said = problem === null ? refusal : sentence(problem)
  return (
    <Stack gap={3}>
      <div>
        <Button
          icon={RetryIcon}
          text="Try again now"
          aria-label={`Try again now: ${name}`}
          fontSize={1}
          tone="primary"
          disabled={refusal !== null}
          loading={busy}
          onClick={() => void retry()}
        />
      </div>
      {said !== null && (
        <Text size={1} muted={problem === null} role={problem === null ? undefined : 'alert'}>
          {said}
        </Text>
      )}
    </Stack>
  )
}

function sentence(problem: unknown): string {
  const { title, advice } = describeProblem(problem)
  return `${title}. ${advice}`
}
