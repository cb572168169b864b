import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { violations } from './imports/violations.ts'
import { root } from './platform/paths.ts'

// Holds the import rules of the design. Tests build faulty sources in strings, so they are not read themselves.
const rooms = ['app', 'lib', 'sanity', 'studio', 'emulators', 'scripts', 'tests']
const files = rooms.flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|js|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter(
      (file) =>
        !file.includes('node_modules/') && !file.includes('.next/') && !file.includes('baseline-app/'),
    ),
)
const found = violations(new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')])))
for (const violation of found) console.error(violation)
console.log(`${files.length} files, ${found.length} forbidden imports`)
process.exit(found.length > 0 ? 1 : 0)
