/** The demo studio's own name and navigation. Targets name documents by id. */
export const settings = {
  name: 'Tidewrack',
  tagline: 'Stoneware from an old net store on the Mayo coast',
  navigation: [
    { label: 'Mugs & cups', target: 'category-mugs-and-cups' },
    { label: 'Bowls', target: 'category-bowls' },
    { label: 'Plates', target: 'category-plates' },
    { label: 'Vases', target: 'category-vases' },
    { label: 'Teaware', target: 'category-teaware' },
    { label: 'Journal', path: '/journal' },
    { label: 'About', target: 'page-about' },
  ],
  announcement: { text: 'The next kiln is opened on the first Saturday of the month. Sold-out pieces come back with it.', active: true },
  seo: {
    title: 'Tidewrack, stoneware made in County Mayo',
    description:
      'Mugs, bowls, plates, vases and teaware, thrown on the wheel and fired to 1280 °C in small batches on the west coast of Ireland.',
    picture: 'seo-cover',
    alt: 'A vase, a teapot, a round white jar and bowls in several glazes on a wooden table',
  },
} satisfies {
  navigation: ({ label: string; target: string } | { label: string; path: string })[]
  [field: string]: unknown
}
