import { parseArgs } from 'node:util'
import { environment } from '#lib/config/environment.ts'
import { openDatabase } from '#lib/db/client.ts'
import { listUnsettled, retryMail } from '#lib/outbox/unsettled.ts'

const { values } = parseArgs({ options: { retry: { type: 'string', multiple: true } } })
const db = openDatabase(environment().database.url)
try {
  for (const id of values.retry ?? []) {
    const due = await retryMail(db, id)
    console.log(due ? `${id} is due again.` : `${id} is no mail that waits here.`)
    if (!due) process.exitCode = 1
  }
  const rows = await listUnsettled(db)
  if (rows.length === 0) console.log('No mail waits for a decision.')
  for (const { id, state, recipient, cause, reason, begunAt } of rows) {
    console.log(
      `${id}  ${state.padEnd(7)}  ${begunAt?.toISOString() ?? 'never begun'}  ${recipient}  ${cause}\n    ${reason}`,
    )
  }
  if (rows.some(({ state }) => state === 'unknown')) {
    console.log(
      '\nunknown: it was begun and never answered, and may have arrived. Send it again with: npm run outbox -- --retry <id>',
    )
  }
} finally {
  await db.$client.end()
}
