import { measureCommits } from './lake-write/commits.ts'
import { measureListeners } from './lake-write/listeners.ts'
import { measureMemory } from './lake-write/memory.ts'
import { startSubject } from './lake-write/subject.ts'

const subject = await startSubject()
try {
  await measureCommits(subject)
  await measureListeners(subject)
  await measureMemory(subject)
} finally {
  await subject.close()
}
