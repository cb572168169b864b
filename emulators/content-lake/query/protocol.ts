import type { Limits } from '../groq/evaluation/budget.ts'
import type { QueryTask } from './task.ts'

/** What the thread is given at its start. */
export interface ThreadSetup {
  databasePath: string
  projectId: string
  publicUrl: string
}

export type ToThread =
  /** `sequence`: what the answer must have seen at least. */
  | { kind: 'query'; id: number; dataset: string; sequence: number; task: QueryTask; limits: Limits }
  /** The dataset is gone, or another one has its name. */
  | { kind: 'forget'; dataset: string }

export type FromThread =
  /** The documents are at hand, and evaluation begins. */
  | { kind: 'began'; id: number }
  | { kind: 'answer'; id: number; body: Uint8Array }
  /** A `LakeError`. */
  | { kind: 'refusal'; id: number; status: number; body: unknown }
  | { kind: 'failure'; id: number; error: Record<string, unknown> }
