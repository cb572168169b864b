import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'

const ROUNDS = 5
const WRITER = join(import.meta.dirname, 'store-writer.ts')

/** Lets a writer commit until it has acknowledged some transactions, kills it, and returns those it acknowledged. */
async function writeUntilKilled(file: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await once(child.stdout, 'data')
  await sleep(40 + 30 * round)
  child.kill('SIGKILL')
  await once(child, 'close')
  // The last line may be cut off by the kill: what it names was not heard in full.
  return output.split('\n').slice(0, -1)
}

test(`kill -9 under load loses nothing that was acknowledged, in ${ROUNDS} rounds`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'content-lake-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'lake.sqlite')
  const acknowledged: string[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    acknowledged.push(...(await writeUntilKilled(file, round)))
    const database = openDatabase(file)
    const dataset = Dataset.open(database, 'production')
    expect(dataset.verify()).toEqual([])
    const lost = acknowledged.filter((id) => !dataset.log.has(id) || !dataset.get(`${id}-b`))
    expect(lost).toEqual([])
    const written = [...dataset.transactionsSince(0)].slice(1)
    expect(written.filter(({ changes }) => changes.length !== 3)).toEqual([])
    expect(dataset.get('counter')?.n).toBe(written.length)
    expect([...dataset.byType('a')].length).toBe(written.length)
    expect([...dataset.byType('b')].length).toBe(written.length)
    expect(dataset.sequence).toBe(written.length + 1)
    database.close()
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 4)
})
