import { picture } from '../content.ts'
import { link, targets } from '../graph.ts'
import { sentence, words } from '../random-words.ts'
import { reference } from '../shop-document.ts'
import { changes, edits, type FieldEdit, lacks, sets } from './field-edit.ts'

type Announcement = { text?: string; active?: boolean }

const inSeo = (name: string, value: Parameters<typeof sets>[2]): FieldEdit =>
  sets(
    'settings',
    'seo',
    (document, random, world) => ({
      ...(document.seo as object | undefined),
      [name]: value(document, random, world),
    }),
    name,
  )

export const settingsEdits: FieldEdit[] = [
  sets('settings', 'name', (_, random) => words(random)),
  sets('settings', 'tagline', (_, random) => sentence(random)),
  sets(
    'settings',
    'announcement',
    ({ announcement }, random) => ({ ...(announcement as Announcement), text: sentence(random) }),
    'text',
  ),
  sets(
    'settings',
    'announcement',
    ({ announcement }) => {
      const { text, active } = (announcement ?? {}) as Announcement
      return { text: text ?? 'Again', active: !active }
    },
    'switched',
  ),
  inSeo('title', (_, random) => words(random)),
  inSeo('description', (_, random) => sentence(random)),
  inSeo('image', (_, random, world) => ({ ...picture(random, world), _key: undefined })),
  ...edits('settings', 'navigation', (random, world) => link(random, random.pick(targets(world))._id)),
  changes('settings', 'navigation', 'called otherwise', (entry, random) => ({
    ...entry,
    label: words(random),
  })),
  changes('settings', 'navigation', 'pointed elsewhere', (entry, random, world) => ({
    ...entry,
    target: reference(random.pick(targets(world))._id),
  })),
  lacks('settings', 'seo'),
  lacks('settings', 'announcement'),
]
