import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'

export interface ClusterOptions {
  dir: string
  database: string
  role: string
  password: string
}

/**
 * The folder as PostgreSQL is told of it. "nobody" cannot walk down to a folder below a private home, but a
 * process may always enter the folder it was started in.
 */
export function visibleFolder(binaries: Binaries, dir: string): string {
  return binaries.user ? '/proc/self/cwd' : dir
}

/** How PostgreSQL's programs are started: in the cluster's folder, as a user who is not root, in plain English. */
export function programOptions(binaries: Binaries, dir: string) {
  return { cwd: dir, ...binaries.user, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
}

/**
 * Makes the cluster if there is none: one role with a password, one database. It is made beside its place and
 * moved there when it is whole, so that a start killed half-way leaves nothing that looks like a cluster.
 */
export function ensureCluster(binaries: Binaries, options: ClusterOptions): void {
  const dir = path.resolve(options.dir)
  if (existsSync(path.join(dir, 'PG_VERSION'))) {
    giveTo(binaries, dir)
    return
  }
  const partial = `${dir}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  chmodSync(partial, 0o700)
  giveTo(binaries, partial)
  run(binaries, partial, 'initdb', [
    ...['-D', visibleFolder(binaries, partial), '--username', options.role, '--auth', 'trust'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--locale', 'C.UTF-8', '--no-instructions'],
  ])
  run(
    binaries,
    partial,
    'postgres',
    ['--single', '-D', visibleFolder(binaries, partial), 'postgres'],
    `ALTER ROLE ${identifier(options.role)} PASSWORD ${literal(options.password)};\n` +
      `CREATE DATABASE ${identifier(options.database)};\n`,
  )
  writeFileSync(
    path.join(partial, 'pg_hba.conf'),
    'host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n',
  )
  rmSync(dir, { recursive: true, force: true })
  renameSync(partial, dir)
}

function run(binaries: Binaries, dir: string, program: 'initdb' | 'postgres', args: string[], input = '') {
  const { status, stderr, error } = spawnSync(binaries[program], args, {
    ...programOptions(binaries, dir),
    input,
    encoding: 'utf8',
  })
  const failed = status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr)
  if (failed) throw new Error(`${program} could not make the database in ${dir}: ${error?.message ?? stderr}`)
}

/** A folder made by another user (the project was started as root before, or is now) changes hands. */
function giveTo({ user }: Binaries, dir: string): void {
  if (!user) {
    const mine = process.getuid?.() ?? 0
    if (statSync(dir).uid === mine) return
    throw new Error(
      `${dir} belongs to another user. Give it to yourself with chown, or choose another DATA_DIR.`,
    )
  }
  if (statSync(dir).uid === user.uid) return
  for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(dir, entry), user.uid, user.gid)
  }
  chownSync(dir, user.uid, user.gid)
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (value: string) => `'${value.replaceAll("'", "''")}'`
