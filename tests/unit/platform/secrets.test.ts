import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureSecrets } from '#scripts/platform/secrets.ts'

let folder: string
const file = () => path.join(folder, 'data/secrets.json')
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'restock-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('makes secrets once, for the owner only', () => {
  const made = ensureSecrets(path.dirname(file()))
  expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length)
  expect(made.internalSecret).toMatch(/^[0-9a-f]{64}$/)
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(ensureSecrets(path.dirname(file()))).toEqual(made)
})

test('adds what an older version did not have and keeps the rest', () => {
  const { previewSecret, ...older } = ensureSecrets(path.dirname(file()))
  writeFileSync(file(), JSON.stringify(older))
  const completed = ensureSecrets(path.dirname(file()))
  expect(completed).toMatchObject(older)
  expect(completed.previewSecret).not.toBe(previewSecret)
})

test('does not make new secrets over a damaged file', () => {
  ensureSecrets(path.dirname(file()))
  writeFileSync(file(), '{"internal')
  expect(() => ensureSecrets(path.dirname(file()))).toThrow(/is damaged.*npm run reset/)
  expect(readFileSync(file(), 'utf8')).toBe('{"internal')
})
