import { parseArgs } from 'node:util'
import { z } from 'zod'

/** The most products that can be generated: names and skus are told apart by five digits. */
export const mostProducts = 99_999

export const seedHelp = `npm run seed                       puts the demo shop into the dataset: its documents are replaced, others are left alone
npm run seed -- --products N       makes N generated products stand beside it, with variants and stock, from 0 to ${mostProducts};
                                   the same N makes the same products, and those of an earlier, greater N are removed
npm run seed -- --products 0       removes all generated products`

export type SeedOptions = { task: 'demo' } | { task: 'help' } | { task: 'products'; count: number }

const count = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((value) => value <= mostProducts)

/** @throws Error that says what to write instead. */
export function parseSeedOptions(args: string[]): SeedOptions {
  const options = { help: { type: 'boolean' }, products: { type: 'string' } } as const
  let values: { help?: boolean; products?: string }
  try {
    values = parseArgs({ args, options }).values
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${seedHelp}`)
  }
  if (values.help) return { task: 'help' }
  if (values.products === undefined) return { task: 'demo' }
  const parsed = count.safeParse(values.products)
  if (!parsed.success)
    throw new Error(
      `--products takes a whole number from 0 to ${mostProducts}, not "${values.products}".\n\n${seedHelp}`,
    )
  return { task: 'products', count: parsed.data }
}
