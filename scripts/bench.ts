import { runNamed } from './platform/named-command.ts'

process.exit(await runNamed('bench', 'scripts/bench', process.argv.slice(2)))
