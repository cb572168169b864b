import { cache } from 'react'
import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'
import { plainText, shownText } from '#lib/content/text.ts'
import { settingsQuery } from '#sanity/queries/settings.ts'
import { optionalPicture } from './picture.ts'
import { readForPage } from './read-for-page.ts'

const navigationEntry = z.object({
  _key: z.string(),
  label: shownText,
  path: plainText.nullish(),
  target: z.object({ _type: z.string(), slug: z.string() }).nullish().catch(null),
})

const settingsSchema = z.object({
  name: shownText,
  tagline: shownText,
  navigation: lenientList(navigationEntry),
  announcement: z.object({ text: shownText, active: z.boolean().nullish() }).nullish().catch(null),
  seo: z.object({ title: shownText, description: shownText, image: optionalPicture }).nullish().catch(null),
})

export type Settings = z.output<typeof settingsSchema>

/** A shop whose settings were never published still answers, under a name that says so. */
const unnamed: Settings = settingsSchema.parse({ name: 'Unnamed shop' })

/** What stands on every page. */
export const loadSettings = cache(async () => {
  const { data, readAt } = await readForPage(undefined, settingsQuery, settingsSchema.nullable())
  return { settings: data ?? unnamed, readAt }
})
