import { useCallback, useEffect, useRef } from 'react'
import { useClient } from 'sanity'
import useSWR from 'swr'
import { studioApiVersion } from '#sanity/api-version.ts'
import type { Freshness } from './answer.ts'
import { askFreshness, type LedgerQuestion } from './ask.ts'
import { FreshnessProblem, isLasting } from './problem.ts'

const whilePending = 1_000

/** The token of the editor's session; without one the Studio was logged in by a cookie. */
export function useSessionToken(): string | undefined {
  return useClient({ apiVersion: studioApiVersion }).config().token
}

/**
 * What the shop says of its freshness, asked for again while the tab is looked at: every second while something is on its way.
 *
 * @param idle milliseconds between two questions while nothing is.
 * @param changedBy anything that, when it changes, means that it has to be asked at once.
 */
export function useFreshness(question: LedgerQuestion, idle: number, changedBy = '') {
  const token = useSessionToken()
  const lasting = useRef(false)
  const { data, error, mutate } = useSWR(
    ['freshness', JSON.stringify(question), token],
    () => askFreshness(token, question),
    {
      refreshInterval: (latest) => (lasting.current ? 0 : intervalFor(latest, idle)),
      onSuccess: () => {
        lasting.current = false
      },
      onError: (problem) => {
        lasting.current = isLastingProblem(problem)
      },
      // What was said of another document must not stand at this one.
      keepPreviousData: question.document === undefined,
      shouldRetryOnError: (problem) => !isLastingProblem(problem),
      errorRetryInterval: 3_000,
    },
  )
  const refresh = useCallback(() => mutate(), [mutate])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked again because this changed
  useEffect(() => void refresh(), [refresh, changedBy])
  return { last: data, problem: error as unknown, refresh }
}

function intervalFor(latest: Freshness | undefined, idle: number): number {
  // Without an answer it is the retry after an error that asks again, or the editor.
  if (!latest) return 0
  return latest.publishes.some(({ state }) => state === 'pending') ? whilePending : idle
}

function isLastingProblem(problem: unknown): boolean {
  return problem instanceof FreshnessProblem && isLasting(problem.kind)
}
