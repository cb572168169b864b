import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { lockDataFolder } from './platform/data-lock.ts'
import { fail } from './platform/fail.ts'
import { dataFolder, root } from './platform/paths.ts'
import { endOrphans } from './platform/pid-files.ts'
import { readSettings } from './platform/settings.ts'

/** What a DATA_DIR of ours holds; anything else in it makes this somebody else's folder. */
const ours = new Set([
  ...['content-lake', 'id', 'lock.json', 'logs', 'pids', 'postgres', 'postgres.partial', 'secrets.json'],
  ...['seeded', 'sendgrid'],
])

const dataDir = dataFolder(readSettings())
if (!existsSync(dataDir)) {
  console.log(`${path.relative(root, dataDir)} is empty already.`)
} else {
  try {
    refuseForeign(dataDir)
    const release = lockDataFolder(dataDir)
    await endOrphans(dataDir)
    for (const name of readdirSync(dataDir)) {
      if (name !== 'lock.json') rmSync(path.join(dataDir, name), { recursive: true, force: true })
    }
    release()
    console.log(`${path.relative(root, dataDir)} is empty. The next \`npm start\` begins with the demo shop.`)
  } catch (error) {
    fail(error)
  }
}

function refuseForeign(folder: string): void {
  const foreign = readdirSync(folder).filter((name) => !ours.has(name) && !name.startsWith('lock.json.'))
  if (foreign.length === 0) return
  throw new Error(
    `${folder} holds what Restock did not put there (${foreign.slice(0, 3).join(', ')}): nothing was removed.`,
  )
}
