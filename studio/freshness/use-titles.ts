import { useClient, useSchema } from 'sanity'
import useSWR from 'swr'
import { studioApiVersion } from '#sanity/api-version.ts'
import type { Publish } from './answer.ts'

export interface Named {
  type: string
  title: string | null
}

type Found = { _id: string; _type: string; title: string | null }

const query = '*[_id in $ids]{_id, _type, "title": coalesce(title, sku)}'

/** How the documents of publishes are called, as the lake holds them now: by their title, or that of their type. One that is gone has no entry. */
export function useTitles(publishes: readonly Publish[]): ReadonlyMap<string, Named> {
  const client = useClient({ apiVersion: studioApiVersion })
  const schema = useSchema()
  const told = publishes.filter(({ sender }) => sender === 'sanity' || sender === 'sweep')
  const ids = [...new Set(told.map(({ subject }) => subject).filter((id) => id !== null))].sort()
  const { data } = useSWR(
    ids.length > 0 ? ['freshness titles', ...ids] : null,
    () => client.fetch<Found[]>(query, { ids }, { perspective: 'raw', tag: 'freshness.titles' }),
    { keepPreviousData: true, refreshInterval: 30_000 },
  )
  const titleOf = ({ _type, title }: Found) => title ?? schema.get(_type)?.title ?? null
  return new Map((data ?? []).map((found) => [found._id, { type: found._type, title: titleOf(found) }]))
}
