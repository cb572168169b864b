import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'

/** Text that is shown; what is no text is shown as none. In draft mode it carries the invisible marks that click-to-edit reads. */
export const shownText = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '')

/** Text that is compared, sent or put into an address: the invisible marks of draft mode are taken off. */
export const plainText = z.string().transform((value) => stegaClean(value))
