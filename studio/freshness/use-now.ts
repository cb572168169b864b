import { useEffect, useState } from 'react'

const step = 5_000

/** The time, moved on every few seconds, for what is said to be some time ago. Milliseconds since the epoch. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), step)
    return () => clearInterval(timer)
  }, [])
  return now
}
