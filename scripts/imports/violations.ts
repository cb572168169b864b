import path from 'node:path'
import { parseImports } from './parse-imports.ts'
import { rules, serverOnly } from './rules.ts'

interface Edge {
  line: number
  /** A path in the project, or `undefined` for a package. */
  file?: string
  specifier: string
}

/**
 * Holds the imports of the project against the rules.
 *
 * @param sources the text of each file, by its path relative to the project
 * @returns a line for each violation: where, what, and why not
 */
export function violations(sources: Map<string, string>): string[] {
  const graph = new Map([...sources].map(([file, source]) => [file, edgesOf(file, source, sources)]))
  return [...roomViolations(graph), ...browserViolations(graph, sources)]
}

function edgesOf(from: string, source: string, sources: Map<string, string>): Edge[] {
  return parseImports(source).map(({ specifier, line }) => {
    const target = pathOf(from, specifier)
    if (target === undefined) return { line, specifier }
    const file = [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((name) =>
      sources.has(name),
    )
    return { line, specifier, file: file ?? target }
  })
}

function pathOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier)
  return undefined
}

function roomViolations(graph: Map<string, Edge[]>): string[] {
  return [...graph].flatMap(([from, edges]) => {
    const room = roomOf(from)
    const rule = room === undefined ? undefined : rules[room]
    if (room === undefined || !rule) return []
    return edges
      .filter(({ file, specifier }) =>
        file ? !allowed(from, room, file, rule.may) : rule.mayNot?.test(specifier),
      )
      .map(({ line, specifier }) => `${from}:${line} imports ${specifier}: ${rule.because}`)
  })
}

/** The longest folder that has rules. Files at the top of the project wire the rooms together and have none. */
function roomOf(file: string): string | undefined {
  const candidates = Object.keys(rules).filter((room) => isWithin(file, room))
  return candidates.sort((a, b) => b.length - a.length)[0]
}

function allowed(from: string, room: string, file: string, may: string[]): boolean {
  // Each emulator is a house of its own.
  const own = room === 'emulators' ? from.split('/').slice(0, 2).join('/') : room
  return [own, ...may].some((folder) => isWithin(file, folder))
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`)
}

/** Follows the imports of every client component to what only a server may load. */
function browserViolations(graph: Map<string, Edge[]>, sources: Map<string, string>): string[] {
  const entries = [...sources].filter(([, source]) =>
    /^\s*(?:\/\/[^\n]*\n\s*)*['"]use client['"]/.test(source),
  )
  return entries.flatMap(([entry]) => {
    const seen = new Set<string>()
    const follow = (file: string, way: string[]): string[] => {
      if (seen.has(file) || isServerAction(sources.get(file))) return []
      seen.add(file)
      return (graph.get(file) ?? []).flatMap((edge) => {
        const forbidden = edge.file
          ? serverOnly.folders.some((folder) => isWithin(edge.file ?? '', folder))
          : serverOnly.packages.test(edge.specifier)
        if (forbidden)
          return [`${[...way, file].join(' → ')}:${edge.line} brings ${edge.specifier} into the browser`]
        return edge.file ? follow(edge.file, [...way, file]) : []
      })
    }
    return follow(entry, [])
  })
}

function isServerAction(source: string | undefined): boolean {
  return source !== undefined && /^\s*['"]use server['"]/.test(source)
}
