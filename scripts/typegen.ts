import { nodeBinary, packageBinary } from './platform/paths.ts'
import { runCommand } from './platform/run-command.ts'

// Types for the schema and for every query, into sanity/types.ts. Needs no network.
const sanity = [nodeBinary, packageBinary('@sanity/cli/bin/run.js')]
const env = { ...process.env, DO_NOT_TRACK: '1' }
const extracted = await runCommand(
  [...sanity, 'schemas', 'extract', '--path', 'sanity/schema.json', '--force'],
  env,
)
process.exit(extracted || (await runCommand([...sanity, 'typegen', 'generate'], env)))
