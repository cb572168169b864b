/**
 * Calls `stop` once, at the first wish to end: Ctrl-C, SIGTERM, a closed terminal, or the end of the launcher.
 * A second Ctrl-C more than a second later calls `force`.
 */
export function onShutdown(stop: (reason: string) => void, force: () => void): void {
  let asked = 0
  const ask = (reason: string) => {
    if (asked === 0) {
      asked = Date.now()
      stop(reason)
    } else if (reason === 'SIGINT' && Date.now() - asked > 1000) {
      // A terminal sends Ctrl-C to the whole group and the launcher passes it on: two within a moment are one.
      force()
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal))
  if (process.channel) process.on('disconnect', () => ask('the launcher ended'))
}
