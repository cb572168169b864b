import { LakeError } from '../errors.ts'

/** One entry of the `items` in an error body. */
export interface FaultDetail {
  type: string
  description: string
  [field: string]: unknown
}

/** Why one mutation or action cannot be done; its transaction answers with it. */
export class MutationFault extends Error {
  readonly status: number
  readonly detail: FaultDetail

  constructor(status: number, detail: FaultDetail) {
    super(detail.description)
    this.name = 'MutationFault'
    this.status = status
    this.detail = detail
  }
}

export const malformed = (description: string) =>
  new MutationFault(400, { type: 'validationError', description })

export const malformedId = (id: string) =>
  new MutationFault(400, {
    type: 'malformedDocumentIDError',
    description: `Malformed document ID: "${id}". Use letters, digits, "_", "-" and single ".", at most 128 of them, and begin with a letter, a digit or "_"`,
    id,
  })

export const alreadyExists = (id: string) =>
  new MutationFault(409, {
    type: 'documentAlreadyExistsError',
    description: `Document by ID "${id}" already exists`,
    id,
  })

export const documentNotFound = (id: string) =>
  new MutationFault(409, {
    type: 'documentNotFoundError',
    description: `The document with the ID "${id}" was not found`,
    id,
  })

export const revisionMismatch = (id: string, current: string | undefined, expected: string) =>
  new MutationFault(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID (${JSON.stringify(current ?? null)}), expected "${expected}"`,
    id,
    currentRevisionID: current ?? null,
    expectedRevisionID: expected,
  })

export const immutableAttribute = (id: string, attribute: string) =>
  new MutationFault(409, {
    type: 'immutableAttributeError',
    description: `Cannot modify immutable attribute "${attribute}"`,
    id,
    attribute,
  })

export const stillReferenced = (id: string, referencingIDs: string[], verb = 'deleted') =>
  new MutationFault(409, {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot be ${verb} as there are references to it from "${referencingIDs[0]}"`,
    id,
    referencingIDs,
  })

export const missingReference = (id: string, referenceID: string) =>
  new MutationFault(409, {
    type: 'documentReferenceDoesNotExistError',
    description: `Document "${id}" references non-existent document "${referenceID}"`,
    id,
    referenceID,
  })

export const documentTooLarge = (id: string, bytes: number, limit: number) =>
  new MutationFault(413, {
    type: 'documentTooLargeError',
    description: `Document "${id}" is ${bytes} bytes long, more than the ${limit} that a document may have`,
    id,
  })

export const insufficientPermission = (id: string, permission: string) =>
  new MutationFault(403, {
    type: 'insufficientPermissionsError',
    description: `Insufficient permissions; permission "${permission}" required`,
    permission,
    id,
  })

/** The body in which the clients' error classes find a failed mutation or action. */
export function transactionError(
  kind: 'mutation' | 'action',
  index: number,
  fault: MutationFault,
): LakeError {
  const description = `The ${kind}(s) failed: ${fault.detail.description}`
  const error = { type: `${kind}Error`, description, items: [{ index, error: fault.detail }] }
  return new LakeError(fault.status, { error }, description)
}

export function transactionIdTaken(transactionId: string): LakeError {
  const description = `Transaction ID "${transactionId}" was used before`
  return new LakeError(
    409,
    { error: { type: 'transactionAlreadyExistsError', description, transactionId } },
    description,
  )
}

export function badRequest(message: string): LakeError {
  return new LakeError(400, { statusCode: 400, error: 'Bad Request', message }, message)
}

/** 503 and not 4xx: the Studio keeps what an editor typed and sends it again. */
export function storageUnavailable(cause: unknown): LakeError {
  const message = `The transaction could not be written: ${cause instanceof Error ? cause.message : String(cause)}`
  const error = new LakeError(503, { statusCode: 503, error: 'Service Unavailable', message }, message)
  error.cause = cause
  return error
}
