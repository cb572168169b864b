import { expect, test } from 'vitest'
import { killUnderLoad } from '#tests/proofs/durability/rounds.ts'
import { temporaryFolder } from './support.ts'

test('kill -9 under load loses nothing that was acknowledged, and tells nobody twice', async () => {
  const plan = { dataDir: temporaryFolder(), rounds: 3, writers: 8, seed: 7, loadMs: 200, least: 17 }
  const verdict = await killUnderLoad(plan)
  expect(verdict.faults).toEqual([])
  expect(verdict.acknowledged).toBeGreaterThan(50)
  expect(verdict.resumed).toBe(plan.rounds)
  expect(verdict.delivered).toBeGreaterThan(0)
}, 300_000)
