import { runNamed } from './platform/named-command.ts'

process.exit(await runNamed('proof', 'tests/proofs', process.argv.slice(2)))
