import { useClient } from 'sanity'
import useSWR from 'swr'
import { studioApiVersion } from '#sanity/api-version.ts'
import type { Publish } from './answer.ts'

export interface Named {
  type: string
  title: string | null
}

type Found = { _id: string; _type: string; title: string | null }

const query = '*[_id in $ids]{_id, _type, "title": coalesce(title, name, sku)}'

/** How the documents of publishes are called, as the lake holds them now; one that is gone has no entry. */
export function useTitles(publishes: readonly Publish[]): ReadonlyMap<string, Named> {
  const client = useClient({ apiVersion: studioApiVersion })
  const told = publishes.filter(({ sender }) => sender === 'sanity' || sender === 'sweep')
  const ids = [...new Set(told.map(({ subject }) => subject).filter((id) => id !== null))].sort()
  const { data } = useSWR(
    ids.length > 0 ? ['freshness titles', ...ids] : null,
    () => client.fetch<Found[]>(query, { ids }, { perspective: 'raw', tag: 'freshness.titles' }),
    { keepPreviousData: true, refreshInterval: 30_000 },
  )
  return new Map((data ?? []).map(({ _id, _type, title }) => [_id, { type: _type, title }]))
}
