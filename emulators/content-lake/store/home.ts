import { statSync } from 'node:fs'

/**
 * Tells whether the files that were opened are still the ones at their paths. SQLite goes on writing to a file whose
 * folder was deleted or replaced, and all that it acknowledges from then on is lost with the process.
 * Answers the first path at which that is so, else null.
 */
export function watchHome(paths: string[]): () => string | null {
  const inodeAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino
  const opened = paths.map((path) => ({ path, inode: inodeAt(path) }))
  return () => opened.find(({ path, inode }) => inodeAt(path) !== inode)?.path ?? null
}
