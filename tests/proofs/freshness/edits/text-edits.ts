import { authorship, moment, picture, productReference, storyPart } from '../content.ts'
import { sentence, words } from '../random-words.ts'
import { changes, edits, type FieldEdit, lacks, sets } from './field-edit.ts'

/** Categories, articles, authors and pages: what is mostly words. */
export const textEdits: FieldEdit[] = [
  sets('category', 'description', (_, random) => sentence(random)),
  lacks('category', 'description'),
  sets('category', 'order', ({ order }, random) => (Number(order ?? 0) + 1 + random.below(4)) % 7),
  lacks('category', 'order'),
  sets(
    'category',
    'image',
    (_, random, world) => ({ ...picture(random, world), _key: undefined }),
    'swapped',
  ),
  lacks('category', 'image'),
  sets('article', 'excerpt', (_, random) => sentence(random)),
  lacks('article', 'excerpt'),
  sets('article', 'author', (_, random, world) => authorship(random, world)),
  lacks('article', 'author'),
  sets('author', 'role', (_, random) => words(random)),
  lacks('author', 'role'),
  sets('author', 'description', (_, random) => sentence(random)),
  lacks('author', 'description'),
  sets('author', 'image', (_, random, world) => ({ ...picture(random, world), _key: undefined }), 'swapped'),
  lacks('author', 'image'),
  sets('article', 'publishedAt', (_, random) => moment(random)),
  lacks('article', 'publishedAt'),
  sets('article', 'cover', (_, random, world) => ({ ...picture(random, world), _key: undefined }), 'swapped'),
  lacks('article', 'cover'),
  ...(['article', 'page'] as const).flatMap((type) => [
    ...edits(type, 'body', storyPart),
    ...edits(type, 'body', productReference)
      .slice(0, 1)
      .map((edit) => ({ ...edit, name: `${edit.name} product` })),
    changes(type, 'body', 'pointed at another product', (entry, random, world) =>
      entry._type === 'productReference'
        ? { ...productReference(random, world), _key: entry._key }
        : undefined,
    ),
    lacks(type, 'body'),
  ]),
]
