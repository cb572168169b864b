import { parseArgs } from 'node:util'
import { environment } from '#lib/config/environment.ts'
import { openDatabase } from '#lib/db/client.ts'
import { listAside, listFlagged, replay } from '#lib/inbox/aside.ts'

const { values } = parseArgs({ options: { replay: { type: 'string', multiple: true } } })
const db = openDatabase(environment().database.url)
try {
  for (const id of values.replay ?? []) {
    const open = /^\d{1,15}$/.test(id) && (await replay(db, Number(id)))
    console.log(open ? `${id} will be worked on again.` : `${id} is no delivery that was set aside or done.`)
    if (!open) process.exitCode = 1
  }
  const rows = await listAside(db)
  if (rows.length === 0) console.log('No delivery is set aside.')
  for (const { id, sender, deliveryId, reason, receivedAt } of rows) {
    console.log(`${id}  ${receivedAt.toISOString()}  ${sender}  ${deliveryId}\n    ${reason}`)
  }
  if (rows.length > 0) console.log('\nWork on one again with: npm run inbox -- --replay <id>')
  const flagged = await listFlagged(db)
  if (flagged.length > 0) console.log('\nOdd deliveries:')
  for (const { id, receivedAt, sender, deliveryId, state, flags, otherBodies } of flagged) {
    const others = otherBodies > 0 ? `, ${otherBodies} other bodies are kept` : ''
    console.log(
      `${id}  ${receivedAt.toISOString()}  ${sender}  ${deliveryId}  ${state}\n    ${flags.join(', ')}${others}`,
    )
  }
} finally {
  await db.$client.end()
}
