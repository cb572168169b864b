import { readdirSync, readFileSync } from 'node:fs'
import { imageField } from './pictures.ts'
import { richText } from './rich-text.ts'

type Text = { slug: string; fields: Record<string, string>; body: string }

/** One document for each Markdown file of `source/articles`. */
export function articleDocuments() {
  return readTexts('articles').map(({ slug, fields, body }) => ({
    _id: `article-${slug}`,
    _type: 'article',
    title: required(fields, 'title', slug),
    slug: { _type: 'slug', current: slug },
    publishedAt: required(fields, 'publishedAt', slug),
    author: { _type: 'reference', _ref: `author-${required(fields, 'author', slug)}` },
    excerpt: required(fields, 'excerpt', slug),
    cover: imageField(required(fields, 'cover', slug), { alt: required(fields, 'coverAlt', slug) }),
    body: richText(body),
  }))
}

/** One document for each Markdown file of `source/pages`. */
export function pageDocuments() {
  return readTexts('pages').map(({ slug, fields, body }) => ({
    _id: `page-${slug}`,
    _type: 'page',
    title: required(fields, 'title', slug),
    slug: { _type: 'slug', current: slug },
    body: richText(body),
  }))
}

function readTexts(folder: string): Text[] {
  const directory = new URL(`../source/${folder}/`, import.meta.url)
  return readdirSync(directory)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => parseText(name.slice(0, -'.md'.length), readFileSync(new URL(name, directory), 'utf8')))
}

function parseText(slug: string, source: string): Text {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(source)
  if (!parts) throw new Error(`${slug}.md does not begin with fields between lines of ---`)
  const lines = (parts[1] ?? '').split('\n').map((line) => /^(\w+): (.+)$/.exec(line))
  const fields = Object.fromEntries(lines.map((line) => [line?.[1] ?? '', line?.[2] ?? '']))
  return { slug, fields, body: parts[2] ?? '' }
}

function required(fields: Record<string, string>, field: string, slug: string): string {
  const value = fields[field]
  if (!value) throw new Error(`${slug}.md has no field "${field}"`)
  return value
}
