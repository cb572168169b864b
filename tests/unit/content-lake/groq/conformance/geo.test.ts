import { describe, expect, it } from 'vitest'
import { askOf, type Case } from './ask.ts'

const place = (_id: string, lat: number, lng: number) => ({
  _id,
  _type: 'place',
  at: { _type: 'geopoint', lat, lng },
})

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings })

const ask = askOf([
  place('cork', 51.8985, -8.4756),
  place('dublin', 53.3498, -6.2603),
  place('galway', 53.2707, -9.0568),
  { _id: 'nowhere', _type: 'place' },
  {
    _id: 'munster',
    _type: 'area',
    shape: polygon([
      [-10.5, 51.3],
      [-7, 51.3],
      [-7, 53],
      [-10.5, 53],
      [-10.5, 51.3],
    ]),
  },
])

const bowTie = [
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
]

describe('geo values', () => {
  it.each<[unknown, unknown]>([
    [
      { lat: 1, lng: 2 },
      { type: 'Point', coordinates: [2, 1] },
    ],
    [
      { lat: 1, lon: 2 },
      { type: 'Point', coordinates: [2, 1] },
    ],
    [
      { _type: 'geopoint', lat: -90, lng: 180, alt: 5 },
      { type: 'Point', coordinates: [180, -90] },
    ],
    [{ lat: 1, lng: 2, lon: 2 }, null],
    [{ lat: 1 }, null],
    [{ lng: 1 }, null],
    [{ lat: '1', lng: 2 }, null],
    [{ lat: 91, lng: 0 }, null],
    [{ lat: 0, lng: 181 }, null],
    [
      { type: 'Point', coordinates: [1, 2], more: true },
      { type: 'Point', coordinates: [1, 2] },
    ],
    [
      { type: 'Point', coordinates: [1, 2, 3] },
      { type: 'Point', coordinates: [1, 2, 3] },
    ],
    [{ type: 'Point', coordinates: [1] }, null],
    [{ type: 'Point', coordinates: [1, '2'] }, null],
    [{ type: 'Point' }, null],
    [
      { type: 'MultiPoint', coordinates: [[1, 2]] },
      { type: 'MultiPoint', coordinates: [[1, 2]] },
    ],
    [{ type: 'LineString', coordinates: [[1, 2]] }, null],
    [
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ],
    [polygon(square(0, 0, 4), square(1, 1, 1)), polygon(square(0, 0, 4), square(1, 1, 1))],
    [polygon(square(0, 0, 4).slice(0, 4)), null],
    [polygon(square(0, 0, 0)), null],
    [polygon(bowTie), null],
    [{ type: 'MultiPolygon', coordinates: [[bowTie]] }, null],
    [
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)]] },
      { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)]] },
    ],
    [
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] },
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] },
    ],
    [{ type: 'GeometryCollection', geometries: [1] }, null],
    [{ type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] } }, null],
    [{ type: 'toString', coordinates: [1, 2] }, null],
    ['Point', null],
    [null, null],
    [[1, 2], null],
  ])('geo(%j)', async (value, expected) => {
    expect(await ask('geo($value)', { value })).toEqual(expected)
    expect(await ask('global::geo(geo($value))', { value })).toEqual(expected)
  })
})

const a = polygon(square(0, 0, 4), square(1, 1, 1))
const b = { type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(10, 10, 2)]] }
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] })
const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates })
const both = (...geometries: object[]) => ({ type: 'GeometryCollection', geometries })

describe('geo::contains and geo::intersects', () => {
  it.each<[string, object, object, boolean, boolean]>([
    ['a point inside', a, point(3, 3), true, true],
    ['a point on the border', a, point(4, 2), true, true],
    ['a point in a hole', a, point(1.5, 1.5), false, false],
    ['a point outside', a, point(5, 5), false, false],
    ['itself', a, a, true, true],
    ['a smaller one', a, polygon(square(2.5, 2.5, 1)), true, true],
    ['one around the hole', a, polygon(square(0.5, 0.5, 2)), false, true],
    ['one that reaches out', a, polygon(square(3, 3, 4)), false, true],
    ['one that touches', a, polygon(square(4, 0, 1)), false, true],
    ['one afar', a, polygon(square(8, 8, 1)), false, false],
    ['a line across', a, line([-1, 3], [5, 3]), false, true],
    ['a line within', a, line([0.5, 3], [3, 3]), true, true],
    ['one of several parts', b, point(11, 11), true, true],
    [
      'points in both parts',
      b,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [11, 11],
        ],
      },
      true,
      true,
    ],
    ['a part of a line', line([0, 0], [4, 4]), line([1, 1], [2, 2]), true, true],
    ['a point on a line', line([0, 0], [4, 4]), point(2, 2), true, true],
    ['lines that cross', line([0, 0], [4, 4]), line([0, 4], [4, 0]), false, true],
    ['the same point', point(1, 1), point(1, 1), true, true],
    ['a collection in parts', both(a, point(9, 9)), both(point(3, 3), point(9, 9)), true, true],
    ['a collection that reaches out', both(a), both(point(3, 3), point(9, 9)), false, true],
  ])('%s', async (_name, first, second, contains, intersects) => {
    const params = { first, second }
    expect(await ask('geo::contains($first, $second)', params)).toBe(contains)
    expect(await ask('geo::intersects(geo($first), geo($second))', params)).toBe(intersects)
    expect(await ask('geo::intersects($second, $first)', params)).toBe(intersects)
  })

  it.each<Case>([
    ['geo::contains(1, geo::latLng(1, 1))', null],
    ['geo::intersects(geo::latLng(1, 1), null)', null],
    ['geo::contains({"type": "Nothing"}, {"lat": 1, "lng": 1})', null],
    ['*[_type == "area"]{"in": *[geo::contains(^.shape, at)]._id}', [{ in: ['cork'] }]],
    ['*[_type == "place" && geo::intersects(at, *[_id == "munster"][0].shape)]._id', ['cork']],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })
})

describe('geo::latLng and geo::distance', () => {
  it.each<Case>([
    ['geo::latLng(51.9, -8.5)', { type: 'Point', coordinates: [-8.5, 51.9] }],
    ['geo::latLng(null, 1)', null],
    ['geo::latLng("1", 1)', null],
    ['geo::latLng(90.1, 1)', null],
    ['geo::latLng(1, -180.1)', null],
    ['geo::distance(geo::latLng(0, 0), geo::latLng(0, 0))', 0],
    ['round(geo::distance(geo::latLng(0, 0), geo::latLng(0, 180)))', 20_037_508],
    ['round(geo::distance({"lat": 0, "lng": 0}, {"lat": 90, "lng": 0}))', 10_018_754],
    ['geo::distance(geo::latLng(0, 0), 1)', null],
    ['geo::distance(geo::latLng(0, 0), {"type": "LineString", "coordinates": [[0, 0], [1, 1]]})', null],
    [
      '*[_type == "place"] | order(geo::distance(at, geo::latLng(52, -8)))._id',
      ['cork', 'galway', 'dublin', 'nowhere'],
    ],
    ['*[geo::distance(at, geo::latLng(51.9, -8.5)) < 10000]._id', ['cork']],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })
})
