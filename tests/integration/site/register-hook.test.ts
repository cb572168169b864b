import { afterAll, beforeAll, expect, it } from 'vitest'
import { readChange } from '#lib/inbox/change.ts'
import { registerHook } from '#lib/inbox/register-hook.ts'
import { sanityHook } from '#lib/inbox/sanity-hook.ts'
import {
  patienceMs,
  type Receiver,
  type RunningLake,
  startLake,
  startReceiver,
  within,
} from '#tests/integration/content-lake/support.ts'

let lake: RunningLake
let receiver: Receiver
beforeAll(async () => {
  lake = await startLake()
  receiver = await startReceiver()
})
afterAll(async () => {
  await receiver?.close()
  await lake?.stop()
})

interface Hook {
  id: string
  name: string
  rule: { projection: string }
  isDisabledByUser: boolean
}

const url = '/hooks/projects/restock'
const administrator = () => lake.client('admin-token').withConfig({ apiVersion: '2021-10-04' })
const hooks = () => administrator().request<Hook[]>({ url, useGlobalApi: true })
const register = () =>
  registerHook(lake.client('admin-token'), {
    projectId: 'restock',
    dataset: 'production',
    url: receiver.url,
    secret: 's3cret',
  })

it('registers once, however often it is run', async () => {
  expect(await register()).toMatchObject({ action: 'made' })
  expect(await register()).toMatchObject({ action: 'updated' })
  expect(await hooks()).toMatchObject([{ name: sanityHook.name, rule: sanityHook.rule }])
})

it('brings a projection of an earlier version up to date, whose deliveries are understood still', async () => {
  const [hook] = await hooks()
  const snapshot = '{"rev": _rev, "updatedAt": _updatedAt, "slug": slug.current, "refs": []}'
  const projection = `{"id": coalesce(after()._id, before()._id), "type": coalesce(after()._type, before()._type),
    "before": before()${snapshot}, "after": after()${snapshot}}`
  const body = { rule: { ...sanityHook.rule, projection } }
  await administrator().request({
    method: 'PATCH',
    url: `${url}/${hook?.id}`,
    body,
    useGlobalApi: true,
  })
  const page = { _id: 'page-one', _type: 'page', title: 'One', slug: { _type: 'slug', current: 'one' } }
  await lake.client('editor-token').create(page)
  await register()
  await lake.client('editor-token').createOrReplace({ ...page, title: 'Two' })

  const received = await within(receiver.until(2), patienceMs, 'both deliveries')
  const [old, present] = received.map(({ body }) => readChange(Buffer.from(body)))
  expect(old).toMatchObject({ understood: true, change: { after: { slug: 'one', shown: null } } })
  expect(present).toMatchObject({
    understood: true,
    change: { before: { shown: { title: 'One' } }, after: { shown: { title: 'Two' } } },
  })
  expect((await hooks()).map(({ rule }) => rule.projection)).toEqual([sanityHook.rule.projection])
})
