import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake
let client: SanityClient

beforeAll(async () => {
  running = await startLake()
  client = running.client('editor-token')
})
afterAll(() => running.stop())

/** A polygon of so many corners around a place, which makes a query long. */
function ring(lng: number, lat: number, corners: number): number[][] {
  const points = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners
    return [lng + Math.cos(angle), lat + Math.sin(angle)]
  })
  return [...points, points[0] as number[]]
}

describe('GROQ over HTTP', () => {
  it('answers a long query with a geometry in it, the first after the start', async () => {
    const shape = JSON.stringify({ type: 'Polygon', coordinates: [ring(-8.5, 51.9, 600)] })
    const query = `{"in": geo::contains(${shape}, geo::latLng(51.9, -8.5)), "out": geo::contains(${shape}, geo::latLng(60, 10))}`
    expect(query.length).toBeGreaterThan(11_264)
    for (let turn = 0; turn < 3; turn += 1)
      expect(await client.fetch(query)).toEqual({ in: true, out: false })
  }, 240_000)

  it('answers a geometry that takes long, in the thread for such', async () => {
    const zigzag = (at: (n: number) => number[]) => ({
      type: 'LineString',
      coordinates: Array.from({ length: 600 }, (_, n) => at(n)),
    })
    const params = { a: zigzag((n) => [n % 2, n / 600]), b: zigzag((n) => [n / 600, n % 2]) }
    expect(await client.fetch('geo::intersects($a, $b)', params)).toBe(true)
  }, 240_000)

  it('takes a query that ends in a comment, and characters beyond the first plane', async () => {
    expect(await client.fetch('"\\u{1F3FA} " + "🏺" // a pot')).toBe('🏺 🏺')
  })

  it('shows where a query is wrong', async () => {
    await expect(client.fetch('*[_type == "a"]{"n": string::nosuch(title)}')).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('Undefined function: nosuch'),
    })
    await expect(client.fetch('*[_type == ')).rejects.toThrow('> 1 | *[_type ==')
  })

  it('sends the source of numbers and booleans as well as of strings', async () => {
    await client.create({ _id: 'drafts.pot', _type: 'pot', title: 'Pot', litres: 2, glazed: true })
    const { result, resultSourceMap } = await client.fetch(
      '*[_id == "pot"][0]{title, litres, glazed, "label": title + "!"}',
      {},
      { filterResponse: false, perspective: 'drafts', resultSourceMap: 'withKeyArraySelector' },
    )
    expect(result).toEqual({ title: 'Pot', litres: 2, glazed: true, label: 'Pot!' })
    expect(resultSourceMap).toMatchObject({
      documents: [{ _id: 'drafts.pot', _type: 'pot' }],
      paths: ["$['title']", "$['litres']", "$['glazed']"],
    })
    expect(Object.keys(resultSourceMap?.mappings ?? {})).toEqual(["$['title']", "$['litres']", "$['glazed']"])
  })
})
