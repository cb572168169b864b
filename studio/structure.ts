import { ArchiveIcon } from '@sanity/icons/Archive'
import { BookIcon } from '@sanity/icons/Book'
import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { PackageIcon } from '@sanity/icons/Package'
import { TagIcon } from '@sanity/icons/Tag'
import { UserIcon } from '@sanity/icons/User'
import type { StructureBuilder, StructureResolver } from 'sanity/structure'
import { studioApiVersion } from '#sanity/api-version.ts'
import { settingsId } from '#sanity/registry/settings-id.ts'
import { productInCategory } from './documents/creation.ts'

/** How editors find their documents. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('content')
    .title('Content')
    .items([
      S.documentTypeListItem('product').title('Products').icon(PackageIcon),
      productsByCategory(S),
      inventory(S),
      S.divider(),
      S.documentTypeListItem('category').title('Categories').icon(TagIcon),
      S.documentTypeListItem('article').title('Journal').icon(BookIcon),
      S.documentTypeListItem('author').title('Authors').icon(UserIcon),
      S.documentTypeListItem('page').title('Pages').icon(DocumentTextIcon),
      S.divider(),
      S.listItem()
        .id('settings')
        .title('Settings')
        .icon(CogIcon)
        .child(S.document().schemaType('settings').documentId(settingsId).title('Settings')),
    ])

function productsByCategory(S: StructureBuilder) {
  return S.listItem()
    .id('products-by-category')
    .title('Products by category')
    .icon(TagIcon)
    .child(
      // Not a document type list: the Studio would open a link to a category here, where it leads to products.
      S.documentList()
        .id('products-by-category')
        .title('Category')
        .schemaType('category')
        .apiVersion(studioApiVersion)
        .filter('_type == "category"')
        .defaultOrdering([{ field: 'order', direction: 'asc' }])
        .canHandleIntent(() => false)
        .initialValueTemplates([])
        .child((categoryId) =>
          S.documentList()
            .id(`products-in-${categoryId}`)
            .title('Products')
            .schemaType('product')
            .apiVersion(studioApiVersion)
            .filter('_type == "product" && category._ref == $categoryId')
            .params({ categoryId })
            .defaultOrdering([{ field: 'title', direction: 'asc' }])
            .initialValueTemplates([S.initialValueTemplateItem(productInCategory, { categoryId })]),
        ),
    )
}

function inventory(S: StructureBuilder) {
  const stock = (id: string, title: string, filter: string) =>
    S.listItem()
      .id(id)
      .title(title)
      .icon(ArchiveIcon)
      .child(
        S.documentList()
          .id(id)
          .title(title)
          .schemaType('inventoryItem')
          .apiVersion(studioApiVersion)
          .filter(filter)
          .defaultOrdering([{ field: 'sku', direction: 'asc' }])
          .initialValueTemplates([]),
      )

  return S.listItem()
    .id('inventory')
    .title('Inventory')
    .icon(ArchiveIcon)
    .child(
      S.list()
        .id('inventory')
        .title('Inventory')
        .items([
          stock('all-stock', 'All stock', '_type == "inventoryItem"'),
          stock('low-stock', 'Running low', '_type == "inventoryItem" && onHand > 0 && onHand <= 3'),
          stock('no-stock', 'None on hand', '_type == "inventoryItem" && onHand <= 0'),
        ]),
    )
}
