import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder } from '#scripts/platform/data-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'restock-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a second start says who is running and how to run beside it', () => {
  const release = lockDataFolder(folder)
  expect(() => lockDataFolder(folder)).toThrow(
    /already running on .*process \d+[\s\S]*PORT_OFFSET=100 npm start/,
  )
  release()
  expect(existsSync(path.join(folder, 'lock.json'))).toBe(false)
  lockDataFolder(folder)()
})

test('the lock of a killed process is taken over, also when its number was given to another', () => {
  const file = path.join(folder, 'lock.json')
  for (const content of [
    { pid: 2 ** 22 - 1, identity: 'x' },
    { pid: process.pid, identity: 'someone else' },
  ]) {
    writeFileSync(file, JSON.stringify(content))
    lockDataFolder(folder)()
  }
  writeFileSync(file, '{"pi')
  lockDataFolder(folder)()
})
