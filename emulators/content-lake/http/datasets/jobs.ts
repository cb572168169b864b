import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

export type JobState = 'pending' | 'completed' | 'failed'

/** The copying of a dataset. Times are ISO 8601 in UTC. */
export interface CopyJob {
  id: string
  state: JobState
  /** Percent. */
  progress: number
  /** Why it failed. */
  message?: string
  author: string
  sourceDataset: string
  targetDataset: string
  withHistory: boolean
  createdAt: string
  updatedAt: string
}

/** The jobs of the project. Their states are durable, their progress is not. */
export interface Jobs {
  start(job: Pick<CopyJob, 'author' | 'sourceDataset' | 'targetDataset' | 'withHistory'>, now: Date): CopyJob
  /** Keeps what nobody is told yet. */
  save(job: CopyJob): void
  update(job: CopyJob, change: Partial<Pick<CopyJob, 'state' | 'progress' | 'message'>>, now: Date): void
  get(id: string): CopyJob | undefined
  /** Newest first. */
  list(limit: number, offset: number): CopyJob[]
  /** Tells of each change of a job until the answered function is called. */
  follow(id: string, listener: (job: CopyJob) => void): () => void
}

export function openJobs(database: DatabaseSync, now: Date): Jobs {
  const sql = (text: string) => database.prepare(text)
  const running = new Map<string, CopyJob>()
  const followers = new Map<string, Set<(job: CopyJob) => void>>()
  const toJob = (row: Record<string, unknown>) => JSON.parse(String(row.job)) as CopyJob
  const save = (job: CopyJob) =>
    void sql(
      'insert into jobs (id, job, created_at) values (?, ?, ?) on conflict do update set job = excluded.job',
    ).run(job.id, JSON.stringify(job), job.createdAt)
  const update: Jobs['update'] = (job, change, time) => {
    Object.assign(job, change, { updatedAt: time.toISOString() })
    if (change.state) save(job)
    if (job.state !== 'pending') running.delete(job.id)
    for (const tell of followers.get(job.id) ?? []) tell(job)
  }
  for (const job of sql("select job from jobs where job ->> '$.state' = 'pending'").all().map(toJob)) {
    update(job, { state: 'failed', message: 'The server stopped while the job was running' }, now)
  }

  return {
    start(job, time) {
      const at = time.toISOString()
      const started: CopyJob = {
        id: `j${randomBytes(9).toString('hex')}`,
        state: 'pending',
        progress: 0,
        ...job,
        createdAt: at,
        updatedAt: at,
      }
      running.set(started.id, started)
      save(started)
      return started
    },
    save,
    update,
    get(id) {
      const row = running.has(id) ? undefined : sql('select job from jobs where id = ?').get(id)
      return running.get(id) ?? (row && toJob(row))
    },
    list: (limit, offset) =>
      sql('select job from jobs order by created_at desc, rowid desc limit ? offset ?')
        .all(limit, offset)
        .map((row) => running.get(toJob(row).id) ?? toJob(row)),
    follow(id, listener) {
      const known = followers.get(id) ?? new Set()
      followers.set(id, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0) followers.delete(id)
      }
    },
  }
}
