import { type ClientConfig, createClient } from '@sanity/client'

/** Half a minute of asking again, at most every two seconds. */
const attempts = 18
const longestPauseMs = 2_000

/**
 * A client for the Studio that outlasts a short outage.
 *
 * A tool of the Studio gives up as soon as one of its reads has failed for good: it shows a page that says that it
 * crashed, until it is reloaded. By itself the client gives a read three seconds, less than a server needs to be
 * started again or a laptop to find another network. Writes are not concerned: the form keeps sending them.
 */
export function createPatientClient(options: ClientConfig) {
  return createClient({ ...options, maxRetries: attempts, retryDelay: pauseBefore })
}

/** Milliseconds before the next attempt, spread so that a tool does not send all its reads at the same moment. */
function pauseBefore(attempt: number): number {
  return Math.min(100 * 2 ** attempt, longestPauseMs) * (1 + Math.random() / 4)
}
