import type { SanityClient } from '@sanity/client'
import { expect } from 'vitest'
import { type Bench, failureOf, type Suite } from './bench.ts'

/** What everyone is answered who may not manage the project. */
async function expectAdministratorsOnly({ as }: Bench, call: (client: SanityClient) => Promise<unknown>) {
  for (const [client, statusCode] of [
    [as('nobody'), 401],
    [as('viewer'), 403],
    [as('editor'), 403],
    [as('admin', { token: 'forged' }), 401],
  ] as const) {
    expect(await failureOf(call(client))).toMatchObject({ statusCode, message: expect.stringMatching(/ - /) })
  }
}

const nameOf = ({ id }: Bench) => id('set')

/** Datasets, projects and users. */
export const management: Suite = {
  'datasets.create': {
    'makes a dataset that can be written at once': async (bench) => {
      const { as } = bench
      const dataset = nameOf(bench)
      const options = { aclMode: 'private', description: 'For a test' } as const
      expect(await as('admin').datasets.create(dataset, options)).toEqual({
        datasetName: dataset,
        ...options,
      })
      await as('editor', { dataset }).create({ _id: 'a', _type: 'x' })
      expect(await as('viewer', { dataset }).fetch('*[0]._id')).toBe('a')
      expect((await failureOf(as('nobody', { dataset }).fetch('*'))).statusCode).toBe(401)
    },
    'refuses one that exists and a name that is none': async ({ as }) => {
      expect(await failureOf(as('admin').datasets.create('production'))).toMatchObject({ statusCode: 409 })
      expect(() => as('admin').datasets.create('Not A Name')).toThrow(/Datasets can only contain/)
      const past = as('admin').request({ url: '/datasets/Not%20A%20Name', method: 'PUT', body: {} })
      expect(await failureOf(past)).toMatchObject({ statusCode: 400 })
      const options = { aclMode: 'secret' as never }
      expect(await failureOf(as('admin').datasets.create('any', options))).toMatchObject({ statusCode: 400 })
    },
    'is for administrators': (bench) =>
      expectAdministratorsOnly(bench, (client) => client.datasets.create('any')),
  },
  'datasets.edit': {
    'opens or closes a dataset': async (bench) => {
      const { as } = bench
      const dataset = nameOf(bench)
      await as('admin').datasets.create(dataset, { aclMode: 'private' })
      await as('admin').datasets.edit(dataset, { aclMode: 'public', description: 'Open' })
      expect(await as('nobody', { dataset }).fetch('count(*)')).toBe(0)
      const listed = (await as('admin').datasets.list()).find(({ name }) => name === dataset)
      expect(listed).toMatchObject({ aclMode: 'public', description: 'Open' })
    },
    'fails for one that is not there': async ({ as }) =>
      expect(await failureOf(as('admin').datasets.edit('nowhere', { aclMode: 'public' }))).toMatchObject({
        statusCode: 404,
      }),
    'is for administrators': (bench) =>
      expectAdministratorsOnly(bench, (client) => client.datasets.edit('production', { aclMode: 'public' })),
  },
  'datasets.delete': {
    'removes a dataset with its documents': async (bench) => {
      const { as } = bench
      const dataset = nameOf(bench)
      await as('admin').datasets.create(dataset)
      await as('editor', { dataset }).create({ _id: 'a', _type: 'x' })
      expect(await as('admin').datasets.delete(dataset)).toEqual({ deleted: true })
      expect(await failureOf(as('viewer', { dataset }).fetch('*'))).toMatchObject({ statusCode: 404 })
      await as('admin').datasets.create(dataset)
      expect(await as('viewer', { dataset }).fetch('count(*)')).toBe(0)
    },
    'fails for one that is not there': async ({ as }) =>
      expect(await failureOf(as('admin').datasets.delete('nowhere'))).toMatchObject({ statusCode: 404 }),
    'is for administrators': (bench) =>
      expectAdministratorsOnly(bench, (client) => client.datasets.delete('staging')),
  },
  'datasets.list': {
    'names the datasets': async ({ as }) => {
      const listed = await as('viewer').datasets.list()
      expect(listed).toContainEqual(
        expect.objectContaining({
          name: 'production',
          aclMode: 'public',
          createdAt: expect.any(String),
          createdByUserId: expect.any(String),
          addonFor: null,
          datasetProfile: 'content',
          features: [],
          tags: [],
        }),
      )
    },
    'fails in a project that is not there': async ({ as }) =>
      expect(await failureOf(as('admin', { projectId: 'other' }).datasets.list())).toMatchObject({
        statusCode: 404,
      }),
  },
  'datasets.getEmbeddingsSettings': {
    'says that there are none': async ({ as }) =>
      expect(await as('admin').datasets.getEmbeddingsSettings('production')).toMatchObject({
        enabled: false,
      }),
    'fails for a dataset that is not there': async ({ as }) =>
      expect(await failureOf(as('admin').datasets.getEmbeddingsSettings('nowhere'))).toMatchObject({
        statusCode: 404,
      }),
  },

  'projects.list': {
    'is the project, with what is wanted of it': async ({ as }) => {
      const [project] = await as('admin').projects.list()
      expect(project).toMatchObject({
        id: 'restock',
        members: expect.any(Array),
        features: expect.any(Array),
      })
      const options = { includeMembers: false, includeFeatures: false, onlyExplicitMembership: true }
      const [brief] = await as('admin').projects.list(options)
      expect(brief).toMatchObject({ id: 'restock' })
      expect(Object.keys(brief ?? {})).not.toEqual(expect.arrayContaining(['members']))
      expect(Object.keys(brief ?? {})).not.toEqual(expect.arrayContaining(['features']))
    },
    'fails with a token that is not known': async ({ as }) =>
      expect(await failureOf(as('nobody', { token: 'forged' }).projects.list())).toMatchObject({
        statusCode: 401,
      }),
  },
  'projects.getById': {
    'is the project, with its members': async ({ as }) => {
      const project = await as('viewer').projects.getById('restock')
      expect(project).toMatchObject({ id: 'restock', displayName: expect.any(String), isBlocked: false })
      const me = project.members.filter(({ isCurrentUser }) => isCurrentUser)
      expect(me).toMatchObject([{ role: 'viewer', isRobot: true }])
    },
    'fails for one that is not there': async ({ as }) =>
      expect(await failureOf(as('admin').projects.getById('other'))).toMatchObject({ statusCode: 404 }),
  },

  'users.getById': {
    'is the caller, or another': async ({ as }) => {
      const me = await as('editor').users.getById('me')
      expect(me).toMatchObject({
        name: 'Shop',
        role: 'editor',
        provider: expect.any(String),
        email: expect.any(String),
      })
      expect(await as('viewer').users.getById(me.id)).toMatchObject({ id: me.id, displayName: 'Shop' })
      expect(await as('nobody').users.getById('me')).toEqual({})
    },
    'fails with a token that is not known': async ({ as }) =>
      expect(await failureOf(as('nobody', { token: 'forged' }).users.getById('me'))).toMatchObject({
        statusCode: 401,
      }),
  },
}
