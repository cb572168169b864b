import { EnvironmentError } from '#lib/config/environment-error.ts'

type Refusal = { code?: unknown; address?: unknown; port?: unknown }

/** What a person can do about an error of a command, or undefined for one that nobody foresaw. */
export function explain(error: unknown): string | undefined {
  if (error instanceof EnvironmentError) return error.message
  const refused = causesOf(error).find((cause) => (cause as Refusal).code === 'ECONNREFUSED')
  if (!refused) return undefined
  const { address, port } = refused as Refusal
  const where = address && port ? ` at ${address}:${port}` : ''
  return `A service that this command needs does not answer${where}. Is the shop running? Start it with \`npm start\`.`
}

function causesOf(error: unknown): object[] {
  if (typeof error !== 'object' || error === null) return []
  const { cause, errors } = error as { cause?: unknown; errors?: unknown }
  const further = [cause, ...(Array.isArray(errors) ? errors : [])]
  return [error, ...further.flatMap(causesOf)]
}
