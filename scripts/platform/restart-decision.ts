const windowMs = 60_000
const most = 5

export type RestartDecision = { restart: true; afterMs: number } | { restart: false; reason: string }

/**
 * Whether a service that died is started again: the first time at once, then after ever longer pauses, and not
 * any more when it keeps dying.
 *
 * @param deaths when it died, in ms, this time included
 */
export function restartDecision(deaths: number[], now: number): RestartDecision {
  const recent = deaths.filter((at) => now - at < windowMs).length
  if (recent > most) return { restart: false, reason: `it died ${recent} times within a minute` }
  return { restart: true, afterMs: recent <= 1 ? 0 : 250 * 2 ** (recent - 1) }
}
