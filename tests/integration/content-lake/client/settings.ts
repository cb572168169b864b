import { expect } from 'vitest'
import type { Suite } from './bench.ts'

/** What the client knows of itself. Nothing is asked of the lake, but for what such a client then does. */
export const settings: Suite = {
  config: {
    'is what was given, and can be changed': async ({ as }) => {
      const client = as('viewer')
      expect(client.config()).toMatchObject({
        projectId: 'restock',
        dataset: 'production',
        isDefaultApi: false,
      })
      client.config({ dataset: 'staging' })
      expect(await client.fetch('sanity::dataset()')).toBe('staging')
    },
  },
  withConfig: {
    'is another client': async ({ as }) => {
      const client = as('viewer')
      expect(await client.withConfig({ dataset: 'staging' }).fetch('sanity::dataset()')).toBe('staging')
      expect(await client.fetch('[sanity::projectId(), sanity::dataset()]')).toEqual([
        'restock',
        'production',
      ])
    },
  },
  clone: {
    'can be changed alone': async ({ as }) => {
      const client = as('viewer')
      client.clone().config({ dataset: 'staging' })
      expect(client.config().dataset).toBe('production')
    },
  },
  getUrl: {
    'is an address that answers': async ({ as }) => {
      const response = await fetch(as('viewer').getUrl('/data/query/production?query=1'))
      expect(await response.json()).toMatchObject({ result: 1 })
    },
  },
  getDataUrl: {
    'is the path of the dataset': async ({ as }) => {
      expect(as('viewer').getDataUrl('query')).toBe('/data/query/production')
      expect(as('viewer').getDataUrl('doc', 'a')).toBe('/data/doc/production/a')
    },
  },
  getAuth: {
    'is the token in use': async ({ as }) => {
      expect(await as('viewer').getAuth()).toEqual({ token: 'viewer-token' })
      expect(await as('nobody').getAuth()).toEqual({})
    },
  },
  observeAuth: {
    'tells the token in use': async ({ as }) => {
      const seen: unknown[] = []
      as('viewer')
        .observeAuth()
        .subscribe((auth) => seen.push(auth))
      expect(seen).toEqual([{ token: 'viewer-token' }])
    },
  },
}
