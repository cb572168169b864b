import { useClient, useCurrentUser } from 'sanity'
import useSWR from 'swr'
import { studioApiVersion } from '#sanity/api-version.ts'
import type { Publish } from './answer.ts'
import { commitsIn } from './commits.ts'

/**
 * Which publishes the editor made: those whose moment of commit is that of a transaction of theirs on the document, by the history of the lake.
 * Without an answer nobody's are.
 */
export function useOwnCommits(publishes: readonly Publish[]): (publish: Publish) => boolean {
  const client = useClient({ apiVersion: studioApiVersion })
  const user = useCurrentUser()
  const told = publishes.filter(({ sender, subject }) => sender === 'sanity' && subject !== null)
  const ids = [...new Set(told.map(({ subject }) => subject))].sort()
  const { dataset } = client.config()
  const newest = told[0]?.id
  const { data } = useSWR(
    user && ids.length > 0 ? ['freshness commits', user.id, newest, ...ids] : null,
    async () => {
      const text = await client.request<unknown>({
        url: `/data/history/${dataset}/transactions/${ids.join(',')}`,
        query: { excludeContent: 'true', authors: user?.id ?? '', reverse: 'true', limit: '200' },
        tag: 'freshness.commits',
      })
      return commitsIn(String(text))
    },
    { keepPreviousData: true, shouldRetryOnError: false },
  )
  return ({ subject, moments }) =>
    moments.committed !== null && (data?.has(`${subject} ${Date.parse(moments.committed)}`) ?? false)
}
