import { LakeError } from '../../errors.ts'

/** What went wrong while a query was evaluated, as an answer; a fault of ours stays what it is. */
export function asLakeError(error: unknown): unknown {
  if (error instanceof LakeError) return error
  const message = error instanceof Error ? error.message : ''
  if (error instanceof RangeError) {
    return evaluationFault('The query is nested too deeply, or its result is too large')
  }
  if (message.endsWith('hasOwnProperty is not a function')) {
    return evaluationFault('The query reads an object with a field named "hasOwnProperty"')
  }
  if (message === 'not implemented')
    return evaluationFault('The query uses a function that this server lacks')
  if (/^(unexpected boost|tuples can not|Unexpected node type)|must be a selector$/.test(message))
    return evaluationFault(message)
  return error
}

function evaluationFault(description: string): LakeError {
  return new LakeError(400, { error: { type: 'queryEvaluationError', description } }, description)
}
