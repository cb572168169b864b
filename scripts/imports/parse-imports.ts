export interface Import {
  specifier: string
  line: number
}

const commentsAndStrings =
  /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

const statement =
  /(?:^|[;{}\n])\s*(?:import|export)\s+(?!type\b(?!\s*(?:,|from)))(?:[^'"`;()=]*?\sfrom\s*)?['"]([^'"\n]+)['"]/g
const call = /\b(?:import|require|vi\.mock|vi\.doMock)\s*\(\s*['"]([^'"\n]+)['"]/g

/** The modules that a source file loads when it runs: `import type` is erased and does not count. */
export function parseImports(source: string): Import[] {
  const code = source.replace(
    commentsAndStrings,
    (match, string?: string) => string ?? match.replace(/[^\n]/g, ' '),
  )
  return [...code.matchAll(statement), ...code.matchAll(call)].map((match) => ({
    specifier: match[1] ?? '',
    line: code.slice(0, match.index + match[0].length).split('\n').length,
  }))
}
