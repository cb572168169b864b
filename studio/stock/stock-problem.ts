/** Why a change of stock was not taken, in words that tell the editor what to do. */
export function stockProblem(error: unknown): string {
  const status = statusOf(error)
  if (status === 409) {
    return 'The stock changed in the meantime: something was received, sold or counted. Look at the new number, then try again.'
  }
  if (status === 401) return 'Your session has ended. Log in again; nothing was changed.'
  if (status === 403)
    return 'You may read the stock but not change it. Ask an administrator for the role of an editor.'
  if (status !== null && status >= 400 && status < 500) {
    return `The change was refused, and nothing was changed: ${messageOf(error)}`
  }
  return 'No answer came, so the change may or may not have been made. Look at the number on hand before you try again.'
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null
  return typeof error.statusCode === 'number' ? error.statusCode : null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
