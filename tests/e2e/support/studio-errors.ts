import type { AllowedError } from './console-watch.ts'

/** What the Studio's console may report on a machine without a network. The Studio has no setting for any of it. */
export const studioErrors: readonly AllowedError[] = [
  {
    match: /ERR_NAME_NOT_RESOLVED \(https:\/\/design-system-static\.sanity\.io\/.*\.woff2\)/,
    reason: "The Studio's typeface is fetched from Sanity; without it the system's own is used.",
  },
  {
    match: /ERR_NAME_NOT_RESOLVED \(https:\/\/sanity-cdn\.com\/v1\/modules\/sanity\//,
    reason: 'The Studio asks whether there is a newer version of itself.',
  },
  {
    match: /^Failed to fetch version for package \(using tag=latest\) sanity/,
    reason: 'The same question, as the Studio itself reports its failure.',
  },
  {
    match: /ERR_NAME_NOT_RESOLVED \(https:\/\/api\.sanity\.io\/vX\/intake\/feedback\)/,
    reason: 'The client of the feedback dialog announces itself with an empty envelope.',
  },
  {
    match: /status of 409 \(Conflict\) \([^)]*\/data\/actions\/[^)]*\?tag=sanity\.studio\)/,
    reason: 'The menu of a release tries each action in a dry run, also those that its state forbids.',
  },
  {
    match: /^WebSocket is already in CLOSING or CLOSED state/,
    reason: 'The Studio tells once more who is present while its page is being left.',
  },
]
