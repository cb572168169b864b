import { environment } from '#lib/config/environment.ts'
import { openDatabase } from '#lib/db/client.ts'
import { syncStock } from '#lib/stock/sync.ts'

const db = openDatabase(environment().database.url)
try {
  const { counted, changed, crossed } = await syncStock(db)
  console.log(`Stock: ${counted} skus are counted, ${changed} changed, ${crossed} crossed zero.`)
} finally {
  await db.$client.end()
}
