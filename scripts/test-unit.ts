import { nodeBinary, packageBinary } from './platform/paths.ts'
import { runCommand } from './platform/run-command.ts'

const vitest = packageBinary('vitest/vitest.mjs')
process.exit(await runCommand([nodeBinary, vitest, 'run', '--project', 'unit', ...process.argv.slice(2)]))
