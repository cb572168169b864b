import { files } from './files.ts'
import { routes } from './routes.ts'

const pageFile = /^page\.(tsx?|jsx?|mdx)$/
const handlerFile = /^route\.(ts|js)$/
/** What Next answers for files of these names beside pages and handlers. */
const namedFiles = new Map([
  ['sitemap', '/sitemap.xml'],
  ['robots', '/robots.txt'],
  ['manifest', '/manifest.webmanifest'],
  ['opengraph-image', '/opengraph-image'],
  ['twitter-image', '/twitter-image'],
])

const markets = 'app/[market]'
/** What shows no content of the lake, or keeps none: interfaces answer anew each time, and the Studio reads for itself. */
const outside = ['app/api/', 'app/studio/']

/**
 * How the registry and the folder of the pages disagree, each in words that say which file it is and what to do. Empty when they agree.
 *
 * @param sources paths of all files of app/, relative to the project and with slashes.
 */
export function registryFaults(sources: readonly string[]): string[] {
  const inside = sources.filter(
    (source) => !source.includes('/_') && !outside.some((folder) => source.startsWith(folder)),
  )
  const pages = new Map(
    inside.filter((source) => pageFile.test(nameOf(source))).map((file) => [file, patternOf(file)]),
  )
  const answers = new Map(
    inside.flatMap((file) => answerOf(file) ?? []).map(({ file, path }) => [path, file]),
  )
  const patterns = new Set(pages.values())
  return [
    ...[...pages].flatMap(([file, pattern]) => pageFault(file, pattern)),
    ...routes
      .filter(({ pattern }) => !patterns.has(pattern))
      .map(
        ({ id, pattern }) =>
          `The route "${id}" (${pattern}) of sanity/registry/routes.ts has no page: add ${markets}${pattern === '/' ? '' : pattern}/page.tsx, or remove the route.`,
      ),
    ...[...answers]
      .filter(([path]) => !files.some((declared) => declared.path === path))
      .map(
        ([path, file]) =>
          `${file} is not in the registry: declare ${path} in sanity/registry/files.ts, with the types that it lists.`,
      ),
    ...files
      .filter(({ path }) => !answers.has(path))
      .map(
        ({ path }) =>
          `${path} of sanity/registry/files.ts has no handler: add one to app/, or remove the file.`,
      ),
  ]
}

function pageFault(file: string, pattern: string | undefined): string[] {
  if (pattern === undefined)
    return [`${file} is in no market: move it below ${markets}, where every page of the shop is.`]
  if (routes.some((route) => route.pattern === pattern)) return []
  return [
    `${file} is not in the registry: declare a route with the pattern '${pattern}' in sanity/registry/routes.ts, with what it shows and depends on.`,
  ]
}

/** The pattern of a page; undefined when it stands in no market. */
function patternOf(file: string): string | undefined {
  if (!file.startsWith(`${markets}/`)) return undefined
  return `/${addressOf(file.slice(markets.length + 1)).join('/')}`
}

function answerOf(file: string): { file: string; path: string } | undefined {
  const name = nameOf(file)
  const folder = addressOf(file.slice('app/'.length))
  if (handlerFile.test(name)) return { file, path: `/${folder.join('/')}` }
  const named = namedFiles.get(name.replace(/\.(tsx?|jsx?)$/, ''))
  if (!named || /\.(xml|txt|png|jpe?g|svg)$/.test(name)) return undefined
  return { file, path: [...folder.map((segment) => `/${segment}`), named].join('') }
}

/** The folders of a file as they stand in an address: groups and slots have no part in it. */
function addressOf(file: string): string[] {
  return file
    .split('/')
    .slice(0, -1)
    .filter((segment) => !/^(\(.*\)|@.*)$/.test(segment))
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
