import { ClientError, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake
let editor: SanityClient

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token')
})
afterAll(() => running.stop())

const setUp = (client: SanityClient) =>
  client.request<{ datasetName: string }>({ url: '/comments/production/setup', method: 'POST' })
const addons = () =>
  editor.request<{ name: string; aclMode: string }[]>({
    url: '/projects/restock/datasets?datasetProfile=comments&addonFor=production',
  })

it('comments get a private dataset of their own when the first is written', async () => {
  expect(await addons()).toEqual([])
  const { datasetName } = await setUp(editor)
  expect(await setUp(editor)).toEqual({ datasetName })
  expect(await addons()).toMatchObject([{ name: datasetName, aclMode: 'private' }])
  const contents = await editor.request<{ name: string }[]>({ url: '/projects/restock/datasets' })
  expect(contents.map(({ name }) => name)).toEqual(['production'])

  const comments = editor.withConfig({ dataset: datasetName })
  await comments.create({
    _type: 'comment',
    threadId: 't',
    target: {
      documentType: 'pot',
      document: {
        _type: 'crossDatasetReference',
        _dataset: 'production',
        _projectId: 'restock',
        _ref: 'pot',
      },
    },
  })
  expect(await comments.fetch('*[target.document._ref == "pot"].threadId')).toEqual(['t'])
  await running.restart()
  editor = running.client('editor-token')
  expect(await editor.withConfig({ dataset: datasetName }).fetch('count(*)')).toBe(1)
})

it('is set up by nobody who may only read', async () => {
  const status = (client: SanityClient, dataset = 'production') =>
    client.request({ url: `/comments/${dataset}/setup`, method: 'POST' }).then(
      () => 200,
      (error: unknown) => (error instanceof ClientError ? error.statusCode : error),
    )
  expect(await status(running.client('viewer-token'))).toBe(403)
  expect(await status(running.client())).toBe(401)
  expect(await status(editor, 'nowhere')).toBe(404)
})
