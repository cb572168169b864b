import { authors } from '../source/authors.ts'
import { bowls } from '../source/catalogue/bowls.ts'
import { mugsAndCups } from '../source/catalogue/mugs-and-cups.ts'
import { plates } from '../source/catalogue/plates.ts'
import { teaware } from '../source/catalogue/teaware.ts'
import { vases } from '../source/catalogue/vases.ts'
import { categories } from '../source/categories.ts'
import { settings } from '../source/settings.ts'
import { keyed } from './keys.ts'
import { imageField } from './pictures.ts'
import { productDocuments } from './products.ts'
import { articleDocuments, pageDocuments } from './texts.ts'

const catalogue = {
  'mugs-and-cups': mugsAndCups,
  bowls,
  plates,
  vases,
  teaware,
}

/** Every document of the demo shop, in the order of the export. */
export function allDocuments() {
  return [
    settingsDocument(),
    ...categories.map(categoryDocument),
    ...pageDocuments(),
    ...authors.map(authorDocument),
    ...articleDocuments(),
    ...Object.entries(catalogue).flatMap(([category, products]) =>
      products.flatMap((product) => productDocuments(product, category)),
    ),
  ]
}

function settingsDocument() {
  const { navigation, announcement, seo, ...fields } = settings
  return {
    _id: 'settings',
    _type: 'settings',
    ...fields,
    navigation: keyed('link', navigation.map(navigationItem)),
    announcement,
    seo: { title: seo.title, description: seo.description, image: imageField(seo.picture, { alt: seo.alt }) },
  }
}

function navigationItem(item: (typeof settings.navigation)[number]) {
  const { label } = item
  const _type = 'navigationItem'
  if ('path' in item) return { _type, label, path: item.path }
  return { _type, label, target: { _type: 'reference', _ref: item.target } }
}

function authorDocument({ slug, name, role, description }: (typeof authors)[number]) {
  return {
    _id: `author-${slug}`,
    _type: 'author',
    title: name,
    slug: { _type: 'slug', current: slug },
    role,
    description,
  }
}

function categoryDocument({ slug, title, description, picture }: (typeof categories)[number], index: number) {
  return {
    _id: `category-${slug}`,
    _type: 'category',
    title,
    slug: { _type: 'slug', current: slug },
    description,
    image: imageField(picture.name, { alt: picture.alt }),
    order: index + 1,
  }
}
