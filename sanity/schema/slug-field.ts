import { defineField } from 'sanity'
import type { PageType } from '../registry/dependency.ts'
import { reservedSlugs, routeShowing } from '../routes.ts'

const form = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What is wrong with a slug, in an editor's words; `true` when nothing is. */
export function slugForm(slug: { current?: string } | undefined): true | string {
  const current = slug?.current
  if (!current) return 'The page needs an address. Press Generate, or write one.'
  return form.test(current)
    ? true
    : 'An address has small letters and digits, in words joined by single hyphens: luna-mug.'
}

/** Refuses an address under which the shop has pages of its own; `true` when it is free. */
export function slugFree(slug: { current?: string } | undefined, type: PageType): true | string {
  const current = slug?.current ?? ''
  return reservedSlugs(type).includes(current)
    ? `The shop has pages of its own under “${current}”. Choose another address, such as “${current}-1”.`
    : true
}

/**
 * The part of a page's address that names its document.
 *
 * @param type of the documents that it stands in
 */
export function slugField(type: PageType, group?: string) {
  const [folder] = routeShowing(type).pattern.split('[')

  return defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    description: `The end of the page's address: ${folder}…`,
    ...(group ? { group } : {}),
    options: { source: 'title', maxLength: 80 },
    // One rule: each of several would tell of an address that another document has.
    validation: (rule) =>
      rule.custom((slug) => {
        const form = slugForm(slug)
        return form === true ? slugFree(slug, type) : form
      }),
  })
}
