'use client'

import { type RefObject, useEffect, useState } from 'react'

/** Which of the slides of a row that is scrolled sideways is the one in view. */
export function useShown(row: RefObject<HTMLElement | null>, count: number): number {
  const [shown, setShown] = useState(0)

  useEffect(() => {
    const { current } = row
    if (!current || count < 2) return
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.find(({ isIntersecting }) => isIntersecting)
        if (seen) setShown([...current.children].indexOf(seen.target))
      },
      { root: current, threshold: 0.6 },
    )
    for (const slide of current.children) watch.observe(slide)
    return () => watch.disconnect()
  }, [row, count])

  return shown
}
