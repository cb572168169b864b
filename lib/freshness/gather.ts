/**
 * Makes one call of those that come while an earlier one is under way: `send` is given all that was gathered, and everybody waits for a call that began
 * after they had come.
 */
export function gather<T>(send: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let gathered: T[] = []
  let sending: Promise<unknown> | undefined
  let next: Promise<void> | undefined
  return (item) => {
    gathered.push(item)
    next ??= (sending ?? Promise.resolve())
      .catch(() => {})
      .then(() => {
        const items = gathered
        gathered = []
        next = undefined
        const sent = send(items)
        sending = sent
        return sent
      })
    return next
  }
}
