import { writtenOut } from './flight.ts'

/** A page without what two drawings of the same content may differ in. */
export interface Drawing {
  text: string
  /** When each part of it was read, in ms since the epoch, by its marks. They change whenever it is drawn anew. */
  marks: string
}

/** All that may differ, and why. Whatever is not here counts. */
const allowed: readonly { what: string; pattern: RegExp; reason: string }[] = [
  {
    what: 'read marks of the markup',
    pattern: /<meta name="restock:read-at" content="(\d+)"\/?>/g,
    reason: 'They say when the lake was read, so that a page can prove that it is fresh.',
  },
  {
    what: 'read marks of the payload',
    pattern: /"name":\s*"restock:read-at",\s*"content":\s*"(\d+)"/g,
    reason: 'The same marks, as React carries them to the browser. A page that answers 404 has only these.',
  },
  {
    what: 'read marks of files',
    pattern: /<!-- restock:read-at (\d+) -->/g,
    reason: 'The same marks, as a file carries them.',
  },
]

/*
 * React hoists a mark into the head when it comes early enough: the line that it leaves empty says nothing. It parts texts by an empty comment, and
 * ends one with it where a part of the page was waited for.
 *
 * Also not compared, by the way the payload is written out (flight.ts): numbers and order of its rows, for they follow what was ready first; where it is
 * cut into scripts, for that follows the network; the prefetch numbers and the address that only pages of the build itself carry.
 */

const script = /<script>self\.__next_f\.push\((\[.*?\])\)<\/script>/gs

/** The markup of a page and the payload in its scripts. */
export function drawingOf(html: string): Drawing {
  let payload = ''
  const markup = html.replace(script, (_, pushed: string) => {
    const [kind, text] = JSON.parse(pushed) as [number, string?]
    if (kind === 1) payload += text
    return ''
  })
  return strip(
    `${markup.replaceAll('<!-- -->', '').replaceAll('><', '>\n<')}\n${payload === '' ? '' : writtenOut(payload)}`,
  )
}

/** A payload that was asked for by itself, as the browser's router does on a click. */
export function drawingOfPayload(payload: string): Drawing {
  return strip(writtenOut(payload))
}

/** A file, such as the sitemap. */
export function drawingOfFile(text: string): Drawing {
  return strip(text)
}

function strip(text: string): Drawing {
  const marks: string[] = []
  const stripped = allowed.reduce(
    (rest, { pattern }) =>
      rest.replace(pattern, (_, mark: string) => {
        marks.push(mark)
        return ''
      }),
    text,
  )
  return {
    text: stripped.replace(/^\s*\n/gm, ''),
    marks: [...new Set(marks)].sort().join(),
  }
}
