import { type EventStream, eventFrame, openStream } from '../../listen/stream.ts'
import type { DatasetRecord } from '../datasets/catalog.ts'
import { startCopy } from '../datasets/copy-dataset.ts'
import { createDataset, deleteDataset, editDataset } from '../datasets/datasets.ts'
import type { CopyJob } from '../datasets/jobs.ts'
import type { Exchange } from '../exchange.ts'
import { badRequest, datasetNotFound, notFound } from '../faults.ts'
import type { Lake, LakeDataset } from '../lake.ts'
import { json, noContent, taken } from '../reply.ts'
import type { Route } from '../router.ts'
import { managementOf } from './management.ts'

/** Datasets, and the jobs that copy them. */
export function datasetRoutes(lake: Lake): Route[] {
  const { both, managing, body } = managementOf(lake)
  const named = ({ params }: Exchange): LakeDataset => {
    const dataset = lake.datasets.get(params.name ?? '')
    if (!dataset) throw datasetNotFound(params.name ?? '', lake.projectId)
    return dataset
  }

  return [
    ...both('GET', '/datasets', ({ url }) => {
      const profile = url.searchParams.get('datasetProfile')
      const addonFor = url.searchParams.get('addonFor')
      const found = [...lake.datasets.values()].filter(
        (dataset) =>
          dataset.datasetProfile === (profile ?? 'content') && (!addonFor || dataset.addonFor === addonFor),
      )
      return json(found.map(listed))
    }),
    ...both('GET', '/datasets/copy', (exchange) => {
      const { searchParams } = managing(exchange).url
      const limit = Math.min(Math.max(Number(searchParams.get('limit')) || 10, 1), 1000)
      const offset = Math.max(Number(searchParams.get('offset')) || 0, 0)
      return json(
        lake.jobs.list(limit, offset).map(({ message: _, author: __, progress: ___, ...job }) => job),
      )
    }),
    ...both('GET', '/datasets/:name', (exchange) => json(listed(named(exchange)))),
    ...both('PUT', '/datasets/:name', async (exchange) => {
      const options = await body(managing(exchange))
      const created = createDataset(lake, {
        name: exchange.params.name ?? '',
        ...editable(options),
        author: exchange.identity.id,
      })
      return json(answered(created))
    }),
    ...both('PATCH', '/datasets/:name', async (exchange) => {
      const dataset = named(managing(exchange))
      const edited = editDataset(lake, dataset, editable(await body(exchange)))
      lake.admissions.reconsider()
      return json(answered(edited))
    }),
    ...both('DELETE', '/datasets/:name', async (exchange) => {
      await deleteDataset(lake, named(managing(exchange)))
      return json({ deleted: true })
    }),
    ...both('PUT', '/datasets/:name/copy', async (exchange) => {
      const source = named(managing(exchange))
      const { targetDataset: target, skipHistory, skipContentReleases } = await body(exchange)
      if (typeof target !== 'string') throw badRequest('"targetDataset" must be the name of the copy')
      const author = exchange.identity.id
      const job = startCopy(lake, {
        source,
        target,
        author,
        skipHistory: skipHistory === true,
        skipReleases: skipContentReleases === true,
      })
      return json({
        jobId: job.id,
        datasetName: target,
        aclMode: source.aclMode,
        message: `Starting copying dataset ${source.name} to ${target}...`,
      })
    }),
    ...both('GET', '/datasets/:name/settings/embeddings', (exchange) => {
      named(exchange)
      return json({ enabled: false, status: 'disabled' })
    }),
    ...both('PUT', '/datasets/:name/settings/embeddings', async (exchange) => {
      named(managing(exchange))
      const { enabled } = await body(exchange)
      if (enabled !== false)
        throw badRequest('This server computes no embeddings: "enabled" can only be false')
      return noContent
    }),
    ...both('GET', '/datasets/:name/tags', (exchange) => json(named(exchange) && [])),
    {
      method: 'GET',
      pattern: '/jobs/:job',
      handle: (exchange) => json(described(jobOf(lake, managing(exchange)))),
    },
    {
      method: 'GET',
      pattern: '/jobs/:job/listen',
      // The CLI follows a job without a token: knowing its id is enough to see how far it is.
      handle: (exchange) => {
        const job = jobOf(lake, exchange)
        const stream = openStream(exchange.response, () => '')
        stream.write(eventFrame('welcome', JSON.stringify({ listenerName: job.id })))
        const stop = lake.jobs.follow(job.id, (changed) => tell(stream, changed))
        stream.onClose(stop)
        tell(stream, job)
        return taken
      },
    },
  ]
}

/** Reads what may be set at, and after, the creation. Throws 400. */
function editable(options: Record<string, unknown>): Partial<Pick<DatasetRecord, 'aclMode' | 'description'>> {
  const { aclMode, description } = options
  if (aclMode !== undefined && aclMode !== 'public' && aclMode !== 'private') {
    throw badRequest('"aclMode" must be "public" or "private"')
  }
  if (description !== undefined && description !== null && typeof description !== 'string') {
    throw badRequest('"description" must be a string or null')
  }
  return {
    ...(aclMode === undefined ? {} : { aclMode }),
    ...(description === undefined ? {} : { description }),
  }
}

const answered = ({ name, aclMode, description }: DatasetRecord) => ({
  datasetName: name,
  aclMode,
  description,
})

const listed = (dataset: DatasetRecord) => ({
  name: dataset.name,
  aclMode: dataset.aclMode,
  description: dataset.description,
  datasetProfile: dataset.datasetProfile,
  addonFor: dataset.addonFor,
  createdAt: dataset.createdAt,
  createdByUserId: dataset.createdByUserId,
  features: [],
  tags: [],
})

function jobOf(lake: Lake, { params }: Exchange): CopyJob {
  const job = lake.jobs.get(params.job ?? '')
  if (!job) throw notFound(`Job "${params.job}" not found`)
  return job
}

const described = (job: CopyJob) => ({
  id: job.id,
  state: job.state,
  progress: job.progress,
  ...(job.message ? { message: job.message } : {}),
  authors: [job.author],
  created_at: job.createdAt,
  updated_at: job.updatedAt,
})

function tell(stream: EventStream, job: CopyJob): void {
  const { id, state, progress, message } = job
  stream.write(
    eventFrame('job', JSON.stringify({ job_id: id, state, progress, ...(message ? { message } : {}) })),
  )
  if (state === 'pending') return
  stream.write(eventFrame('done', JSON.stringify({ job_id: id, state })))
  stream.end()
}
