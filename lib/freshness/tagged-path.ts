import { decoded } from '#lib/http/decoded.ts'

/** What would be read as the end of a segment, or of the path, stays escaped; so does an escape of it that was part of the text. */
const delimiters = /[/#?\\]|%(?:2f|23|3f|5c)/gi

/**
 * The path by which Next knows a page that it keeps: without the escapes of its address. `revalidatePath` takes it as it is given, and an address with escapes
 * would name no page.
 */
export function taggedPath(path: string): string {
  return path
    .split('/')
    .map((segment) => decoded(segment).replaceAll(delimiters, encodeURIComponent))
    .join('/')
}
