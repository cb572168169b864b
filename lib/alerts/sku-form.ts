import { z } from 'zod'

/** A sku as it may come from a form. */
export const skuForm = z
  .string({ error: 'Choose the variant that you are waiting for.' })
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, {
    error: 'We do not know this variant. Reload the page and try again.',
  })
