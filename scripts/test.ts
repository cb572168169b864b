import { releaseTemplates } from '#tests/support/template.ts'
import { createProgress } from './platform/progress.ts'
import { onShutdown } from './platform/shutdown.ts'
import { endExecutions } from './test/execute.ts'
import { single } from './test/outcome.ts'
import { parts } from './test/parts.ts'

const progress = createProgress(process.stdout)
let interrupted = false
onShutdown(
  () => {
    interrupted = true
    endExecutions('SIGTERM')
    void releaseTemplates().then(() => process.exit(130))
  },
  () => endExecutions('SIGKILL'),
)

let passed = 0
let failed = 0
for (const part of parts(progress)) {
  const began = Date.now()
  const outcome = await progress
    .step(part.title, part.run)
    .catch((error: unknown) => single(false, error instanceof Error ? error.message : String(error)))
  // The handler of the signal ends this process.
  if (interrupted) await new Promise(() => {})
  passed += outcome.passed
  failed += outcome.failed
  if (outcome.report) console.log(`\n${outcome.report.trim()}\n`)
  const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`${part.title}: ${outcome.passed} passed, ${outcome.failed} failed${skipped} (${seconds} s)`)
}
await releaseTemplates()
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
