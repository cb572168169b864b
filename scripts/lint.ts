import { nodeBinary, packageBinary } from './platform/paths.ts'
import { runCommand } from './platform/run-command.ts'

const biome = packageBinary('@biomejs/biome/bin/biome')
const fix = process.argv.includes('--fix')
process.exit(await runCommand([nodeBinary, biome, ...(fix ? ['check', '--write'] : ['ci']), '.']))
