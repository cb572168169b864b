import type { Changes } from './changes.ts'
import type { Fault } from './faults.ts'
import type { MessageStore } from './message-store.ts'

/** What the routes of one server share. */
export interface Context {
  messages: MessageStore
  changes: Changes
  faults: Fault[]
  apiKeys: string[]
  now: () => Date
}
