import type { Category } from './types.ts'

/** In the order in which the shop shows them. */
export const categories: Category[] = [
  {
    slug: 'mugs-and-cups',
    title: 'Mugs & cups',
    description:
      'Drinking vessels thrown to be held. Every handle is pulled from the wet pot rather than pressed in a mould, and every rim is turned thin enough to disappear when you drink.',
    picture: { name: 'category-mugs-and-cups', alt: 'Three mugs in pale green, oatmeal and dark brown glaze on a plank shelf' },
  },
  {
    slug: 'bowls',
    title: 'Bowls',
    description:
      'From a dish for salt to a bowl that feeds eight. Wide feet so that they stand still, and walls that lean out just far enough to stack.',
    picture: { name: 'category-bowls', alt: 'A tall stack of bowls in five glazes beside a single wide bowl' },
  },
  {
    slug: 'plates',
    title: 'Plates',
    description:
      'Thrown, not jiggered, so each has a faint spiral under the glaze. They are dried slowly between boards and fired flat, and they stack without rocking.',
    picture: { name: 'category-plates', alt: 'A stack of plates seen from above, the top one glazed pale blue' },
  },
  {
    slug: 'vases',
    title: 'Vases',
    description:
      'Pots for one stem or for an armful, glazed inside and tested for leaks before they leave us. Most were drawn around something that grows within a mile of the kiln.',
    picture: { name: 'category-vases', alt: 'A tall flared vase, a round jar and a small bottle in soft light' },
  },
  {
    slug: 'teaware',
    title: 'Teaware',
    description:
      'Pots that pour without dripping, lids that stay on, and cups small enough that the tea is finished hot. Made by people who stop twice a day to use them.',
    picture: { name: 'category-teaware', alt: 'A round teapot with two small cups on a slate-coloured ledge' },
  },
]
