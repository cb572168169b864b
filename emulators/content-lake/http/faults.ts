import { LakeError } from '../errors.ts'

/** The hosted service's plain error: `{statusCode, error, message}` with an optional code. */
export function plainError(status: number, error: string, message: string, errorCode?: string): LakeError {
  return new LakeError(
    status,
    { statusCode: status, error, message, ...(errorCode ? { errorCode } : {}) },
    `${error} - ${message}`,
  )
}

export const badRequest = (message: string) => plainError(400, 'Bad Request', message)
export const notFound = (message = 'Not Found') => plainError(404, 'Not Found', message)
export const sessionNotFound = () => plainError(401, 'Unauthorized', 'Session not found', 'SIO-401-ANF')
export const signInRequired = () =>
  plainError(401, 'Unauthorized', 'Send a token as "Authorization: Bearer <token>"', 'SIO-401-AWH')
export const forbidden = (message: string) => plainError(403, 'Forbidden', message)
export const conflict = (message: string) => plainError(409, 'Conflict', message)
export const tooLarge = (message: string) => plainError(413, 'Payload Too Large', message)

export const tooManyRequests = (message: string) => plainError(429, 'Too Many Requests', message)
/** Ours, and worth another try: clients retry 5xx, and the Studio keeps what its user typed. */
export const serviceUnavailable = (message: string) => plainError(503, 'Service Unavailable', message)

/** Hosted body of a dataset that is not there. */
export const datasetNotFound = (dataset: string, projectId: string) =>
  plainError(404, 'Dataset not found', `Dataset "${dataset}" not found for project ID "${projectId}"`)

export const projectNotFound = (projectId: string) =>
  plainError(404, 'Project not found', `Project "${projectId}" does not exist on this server`, 'SIO-404-PNF')

/** Hosted body for a mutation or action that the caller's role does not permit. */
export function insufficientPermissions(
  kind: 'mutationError' | 'actionError',
  permission: string,
): LakeError {
  const description = `Insufficient permissions; permission "${permission}" required`
  return new LakeError(
    403,
    {
      error: {
        type: kind,
        description: `The ${kind === 'mutationError' ? 'mutation(s)' : 'action(s)'} failed: ${description}`,
        items: [{ index: 0, error: { type: 'insufficientPermissionsError', description, permission } }],
      },
    },
    description,
  )
}
