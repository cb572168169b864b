import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'
import { commonCharacters, otherLatin } from './faces/characters.ts'
import { root } from './platform/paths.ts'

/**
 * Cuts out of the packaged faces what every page needs, into app/_styles/faces, and says what app/_styles/fonts.ts has to declare of the rest.
 * Run again when a face's package or the characters change: `node scripts/cut-faces.ts`.
 */
const faces = {
  display: { file: '@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff2' },
  text: {
    file: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    variationAxes: { wght: { min: 400, max: 600 } },
  },
}

for (const [name, { file, ...axes }] of Object.entries(faces)) {
  const whole = readFileSync(path.join(root, 'node_modules', file))
  const cut = await subsetFont(whole, commonCharacters, { targetFormat: 'woff2', ...axes })
  writeFileSync(path.join(root, 'app/_styles/faces', `${name}.woff2`), cut)
  console.log(`${name}: ${cut.length} of ${whole.length} bytes`)
}
console.log(`unicode-range of the others: ${otherLatin()}`)
