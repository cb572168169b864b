import { inTransaction } from '../../store/database.ts'
import { requireLogin } from '../accounts/roles.ts'
import { badRequest } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

/** A user's own settings: recent searches, column widths, and whatever else the Studio remembers. */
export function keyvalueRoutes(lake: Lake): Route[] {
  const read = lake.state.prepare('select key, value from keyvalue where user_id = ? and key = ?')
  const readAll = lake.state.prepare('select key, value from keyvalue where user_id = ? order by key')
  const write = lake.state.prepare(
    'insert into keyvalue (user_id, key, value) values (?, ?, ?) on conflict do update set value = excluded.value',
  )
  const toPair = (row: Record<string, unknown>) => ({ key: row.key, value: JSON.parse(String(row.value)) })

  return [
    {
      method: 'GET',
      pattern: '/users/me/keyvalue',
      handle: ({ identity }) => {
        requireLogin(identity)
        return json(readAll.all(identity.id).map(toPair))
      },
    },
    {
      method: 'GET',
      pattern: '/users/me/keyvalue/:keys',
      handle: ({ identity, params }) => {
        requireLogin(identity)
        const rows = (params.keys ?? '').split(',').map((key) => read.get(identity.id, key))
        return json(rows.map((row) => (row ? toPair(row) : null)))
      },
    },
    {
      method: 'PUT',
      pattern: '/users/me/keyvalue',
      handle: async ({ identity, readJson }) => {
        requireLogin(identity)
        const body = await readJson()
        if (!Array.isArray(body)) throw badRequest('The body must be an array of {key, value}')
        for (const pair of body as { key?: unknown; value?: unknown }[]) {
          if (typeof pair?.key !== 'string') throw badRequest('Each element needs a "key" that is a string')
        }
        inTransaction(lake.state, () => {
          for (const { key, value } of body as { key: string; value?: unknown }[]) {
            write.run(identity.id, key, JSON.stringify(value ?? null))
          }
        })
        return json(body)
      },
    },
  ]
}
