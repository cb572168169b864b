import type { z } from 'zod'

export interface EnvironmentFault {
  variable: string
  message: string
}

/** The environment cannot be used. The message holds a line for each variable that has to be mended. */
export class EnvironmentError extends Error {
  readonly faults: EnvironmentFault[]

  constructor(faults: EnvironmentFault[]) {
    const lines = faults.map(({ variable, message }) => `  ${variable} ${message}`)
    super(`The environment has to be mended (.env.example explains each variable):\n${lines.join('\n')}`)
    this.name = 'EnvironmentError'
    this.faults = faults
  }

  static from(error: z.ZodError): EnvironmentError {
    const byVariable = new Map(error.issues.map((issue) => [String(issue.path[0]), issue.message]))
    return new EnvironmentError([...byVariable].map(([variable, message]) => ({ variable, message })))
  }
}
