import { parseArgs } from 'node:util'
import { environment } from '#lib/config/environment.ts'
import { openDatabase } from '#lib/db/client.ts'
import { listAside, replay } from '#lib/inbox/aside.ts'

const { values } = parseArgs({ options: { replay: { type: 'string', multiple: true } } })
const db = openDatabase(environment().database.url)
try {
  for (const id of values.replay ?? []) {
    const open = /^\d{1,15}$/.test(id) && (await replay(db, Number(id)))
    console.log(open ? `${id} will be worked on again.` : `${id} is no delivery that was set aside.`)
    if (!open) process.exitCode = 1
  }
  const rows = await listAside(db)
  if (rows.length === 0) console.log('No delivery is set aside.')
  for (const { id, sender, deliveryId, reason, receivedAt } of rows) {
    console.log(`${id}  ${receivedAt.toISOString()}  ${sender}  ${deliveryId}\n    ${reason}`)
  }
  if (rows.length > 0) console.log('\nWork on one again with: npm run inbox -- --replay <id>')
} finally {
  await db.$client.end()
}
