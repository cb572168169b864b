import type { Author } from './types.ts'

/** Who writes in the journal. An article names its author by the slug. */
export const authors: Author[] = [
  {
    slug: 'nuala-garvey',
    name: 'Nuala Garvey',
    role: 'Throws the large pots and the teapots',
    description:
      'Nuala decides what leaves the building. She throws whatever takes two hands and a held breath, and writes about the part of the craft that cannot be hurried.',
  },
  {
    slug: 'sive-ruane',
    name: 'Sive Ruane',
    role: 'Throws mugs and bowls',
    description:
      'Sive pulls every handle in the shop, packs every parcel and answers the post. On Thursday evenings she teaches two people at a time, and most of what she writes began as an answer to one of them.',
  },
  {
    slug: 'tom-astley',
    name: 'Tom Astley',
    role: 'Makes the glazes and keeps the firing book',
    description:
      'Tom weighs, sieves and fires the glazes and turns the feet. He has written down every firing since the first, in pencil, and copies out a page when it taught him something.',
  },
]
