import path from 'node:path'

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..')

/** Next's builds, one folder for each use of a DATA_DIR. Next wants them inside the project. */
export const buildsFolder = path.join(root, '.next/builds')

/** Where all state lives: `DATA_DIR`, by default `.data` in the project. */
export function dataFolder(env: Record<string, string | undefined>): string {
  return path.resolve(root, env.DATA_DIR?.trim() || '.data')
}

/** The Node 24 that came with the packages. */
export const nodeBinary = path.join(root, 'node_modules/node/bin/node')

export function packageBinary(name: string): string {
  return path.join(root, 'node_modules', name)
}
