import { defineField } from 'sanity'

/** Says when a picture is there without the words that stand for it; `true` otherwise. */
export function altGiven(alt: string | undefined, picture: { asset?: unknown } | undefined): true | string {
  if (!picture?.asset || alt?.trim()) return true
  return 'Say what the picture shows, for those who cannot see it.'
}

/** The words that stand for a picture. Asked for as soon as there is a picture. */
export const altField = defineField({
  name: 'alt',
  title: 'Alternative text',
  type: 'string',
  description: 'What the picture shows, in a sentence: "A celadon mug on a linen cloth".',
  validation: (rule) =>
    rule.custom((alt: string | undefined, { parent }) =>
      altGiven(alt, parent as { asset?: unknown } | undefined),
    ),
})
