import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { nodeBinary, root } from './paths.ts'
import { runCommand } from './run-command.ts'

/**
 * Runs the command of a folder that the first argument names; without one, or with one that does not exist,
 * lists those there are.
 *
 * @returns the exit code
 */
export async function runNamed(script: string, folder: string, args: string[]): Promise<number> {
  const [name, ...rest] = args
  const file = path.join(folder, `${name}.ts`)
  const known = name !== undefined && /^[\w-]+$/.test(name) && existsSync(path.join(root, file))
  if (known) return runCommand([nodeBinary, file, ...rest])
  const names = commandsIn(folder)
  const list =
    names.length > 0 ? names.map((entry) => `  npm run ${script} -- ${entry}`).join('\n') : '  (none yet)'
  console.log(
    name === undefined ? `There are:\n${list}` : `There is no ${folder}/${name}.ts. There are:\n${list}`,
  )
  return name === undefined ? 0 : 1
}

function commandsIn(folder: string): string[] {
  const full = path.join(root, folder)
  if (!existsSync(full)) return []
  const files = readdirSync(full, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ts'),
  )
  return files.map((entry) => path.basename(entry.name, '.ts')).sort()
}
