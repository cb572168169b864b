import { type Drawing, drawingOf, drawingOfFile, drawingOfPayload } from './drawing.ts'

/** A page as a site answers it. */
export interface SeenPage extends Drawing {
  status: number
  location: string | null
}

export type SeenPages = ReadonlyMap<string, SeenPage>

export interface Difference {
  path: string
  /** The first line that differs, as the one and as the other site has it. */
  served: string
  truth: string
}

const atOnce = 4
const patience = 30_000

/** What a site answers for each path; redirects are not followed. `payloads`: the router's payload is asked for instead of the page. */
export async function lookAtPages(
  site: string,
  paths: readonly string[],
  { payloads = false } = {},
): Promise<SeenPages> {
  const pages = new Map<string, SeenPage>()
  const rest = paths.values()
  const hand = async () => {
    for (const path of rest) pages.set(path, await lookAtPage(site, path, payloads))
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
  return pages
}

async function lookAtPage(site: string, path: string, payload: boolean): Promise<SeenPage> {
  const response = await fetch(`${site}${path}${payload ? '?_rsc' : ''}`, {
    headers: payload ? { rsc: '1' } : {},
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  const body = await response.text()
  const kind = response.headers.get('content-type') ?? ''
  const drawing = kind.startsWith('text/x-component')
    ? drawingOfPayload(body)
    : kind.startsWith('text/html')
      ? drawingOf(body)
      : drawingOfFile(body)
  const location = response.headers.get('location')
  const shown = ['content-type', 'cache-control'].map((name) => `${name}: ${response.headers.get(name)}`)
  return {
    ...drawing,
    text: [...shown, drawing.text].join('\n'),
    status: response.status,
    location: location && wayIn(site, location),
  }
}

/** Without the host. A server that has just drawn a page that leads elsewhere writes the header twice; a comma of a path would be escaped. */
function wayIn(site: string, location: string): string {
  const [first = ''] = location.split(', ')
  return first.replace(site, '')
}

/** The paths at which what is served is not the truth. */
export function differencesBetween(served: SeenPages, truth: SeenPages): Difference[] {
  return [...truth].flatMap(([path, page]) => {
    const other = served.get(path)
    if (other && same(other, page)) return []
    return [{ path, ...firstDifference(other, page) }]
  })
}

export function same(one: SeenPage, other: SeenPage): boolean {
  return one.status === other.status && one.location === other.location && one.text === other.text
}

function firstDifference(served: SeenPage | undefined, truth: SeenPage) {
  const said = lines(served)
  const should = lines(truth)
  const at = should.findIndex((line, index) => line !== said[index])
  const index = at < 0 ? should.length : at
  return { served: excerpt(said[index]), truth: excerpt(should[index]) }
}

function lines(page: SeenPage | undefined): string[] {
  return page
    ? [`status ${page.status} ${page.location ?? ''}`, ...page.text.split('\n')]
    : ['(not asked for)']
}

function excerpt(line: string | undefined): string {
  return line === undefined ? '(nothing)' : line.length > 300 ? `${line.slice(0, 300)}…` : line
}
