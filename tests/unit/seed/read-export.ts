import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Json = { [field: string]: unknown }
export type SeedDocument = Json & { _id: string; _type: string }

const folder = new URL('../../../seed/production/', import.meta.url)

/** The committed export, a document a line. */
export function readExport(): SeedDocument[] {
  const lines = readFileSync(new URL('data.ndjson', folder), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line))
}

/** The files beside the export, with their size in bytes. */
export function readImages(): { name: string; path: string; bytes: number }[] {
  const images = new URL('images/', folder)
  return readdirSync(images).map((name) => {
    const path = fileURLToPath(new URL(name, images))
    return { name, path, bytes: statSync(path).size }
  })
}

/** Every object within a value, the value itself included, with the way to it. */
export function objectsIn(value: unknown, path = ''): { path: string; object: Json }[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => objectsIn(member, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const object = value as Json
  const within = Object.entries(object).flatMap(([field, member]) => objectsIn(member, `${path}.${field}`))
  return [{ path, object }, ...within]
}

/** Every list of objects within a value, with the way to it. */
export function listsIn(value: unknown, path = ''): { path: string; members: Json[] }[] {
  if (typeof value !== 'object' || value === null) return []
  const own =
    Array.isArray(value) && value.some((member) => typeof member === 'object')
      ? [{ path, members: value }]
      : []
  return [...own, ...Object.entries(value).flatMap(([field, member]) => listsIn(member, `${path}.${field}`))]
}

/** The plain text of a Portable Text body. */
export function plainText(body: Json[]): string {
  const spans = body.flatMap((member) => (Array.isArray(member.children) ? (member.children as Json[]) : []))
  return spans.map(({ text }) => text).join(' ')
}
