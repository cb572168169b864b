import { z } from 'zod'

const mostAtOnce = 100
const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a whole number')
  .transform(Number)

const question = z.strictObject({
  /** The published id of a document. */
  document: z
    .string()
    .regex(/^[\w.-]{1,200}$/, 'must be the id of a document')
    .optional(),
  state: z.enum(['pending', 'failed', 'live']).optional(),
  /** Only what came before the publish of this id. */
  before: wholeNumber.optional(),
  limit: wholeNumber
    .refine((limit) => limit >= 1 && limit <= mostAtOnce, `must be from 1 to ${mostAtOnce}`)
    .optional()
    .default(30),
})

export type LedgerQuestion = z.output<typeof question>

export type QuestionReading =
  | { understood: true; question: LedgerQuestion }
  | { understood: false; message: string }

/** Reads what is asked of the ledger: `?document=ID&state=failed&before=ID&limit=30`, each of them optional. */
export function readQuestion(params: URLSearchParams): QuestionReading {
  const parsed = question.safeParse(Object.fromEntries(params))
  if (parsed.success) return { understood: true, question: parsed.data }
  return { understood: false, message: z.prettifyError(parsed.error) }
}
