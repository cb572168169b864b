/**
 * Kills a Content Lake under write load and compares what it keeps with what it told its clients, listeners and
 * webhooks. Usage: npm run proof -- durability [--rounds 20] [--writers 16] [--seed N]
 * Prints one line of JSON; ends with 1 when anything was lost, half done, heard twice or not at all.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killUnderLoad } from './durability/rounds.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, writers: { type: 'string' }, seed: { type: 'string' } },
})
const rounds = Number(values.rounds ?? 20)
const writers = Number(values.writers ?? 16)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const dataDir = await mkdtemp(join(tmpdir(), 'durability-'))
const started = performance.now()
const verdict = await killUnderLoad({ dataDir, rounds, writers, seed, loadMs: 600 })
await rm(dataDir, { recursive: true, force: true })
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(JSON.stringify({ proof: 'durability', seed, rounds, writers, ...verdict, seconds }))
process.exitCode = verdict.faults.length === 0 ? 0 : 1
