import { useEffect, useState } from 'react'
import useSWR from 'swr'
import { readSuggestions, type Suggestions } from './suggestions-answer.ts'

/** A pause in typing, in ms. */
const pause = 150

const none: Suggestions = { suggestions: [], count: 0, text: '' }

/** What a text may mean, asked a moment after it was typed; what was known of the text before stays until the answer comes. */
export function useSuggestions(text: string, market: string): Suggestions {
  const typed = text.trim().toLowerCase()
  const [asked, setAsked] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), pause)
    return () => clearTimeout(timer)
  }, [typed])
  const key = asked === '' ? null : ([asked, market] as const)
  const { data } = useSWR(key, fetchSuggestions, {
    keepPreviousData: true,
    revalidateOnFocus: false,
    revalidateOnReconnect: false,
    shouldRetryOnError: false,
    dedupingInterval: 60_000,
  })
  return typed === '' ? none : (data ?? none)
}

async function fetchSuggestions([text, market]: readonly [string, string]): Promise<Suggestions> {
  const response = await fetch(`/api/suggestions?${new URLSearchParams({ q: text, market })}`)
  if (!response.ok) throw new Error(`Suggestions could not be read: ${response.status}.`)
  return readSuggestions(await response.json(), text)
}
