import { describe, expect, it } from 'vitest'
import { isNotModified, rangeHolds } from '#emulators/content-lake/assets/conditions.ts'
import { byteRange } from '#emulators/content-lake/assets/range.ts'

describe('byteRange', () => {
  it.each([
    ['bytes=0-3', { kind: 'part', start: 0, end: 3 }],
    ['bytes=4-', { kind: 'part', start: 4, end: 9 }],
    ['bytes=-3', { kind: 'part', start: 7, end: 9 }],
    ['bytes=-99', { kind: 'part', start: 0, end: 9 }],
    ['bytes=8-99', { kind: 'part', start: 8, end: 9 }],
    ['bytes=10-', { kind: 'none' }],
    ['bytes=-0', { kind: 'none' }],
    ['bytes=3-2', { kind: 'whole' }],
    ['bytes=0-1,4-5', { kind: 'whole' }],
    ['bytes=-', { kind: 'whole' }],
    ['lines=0-1', { kind: 'whole' }],
    [undefined, { kind: 'whole' }],
  ])('%s of ten bytes', (header, range) => {
    expect(byteRange(header, 10)).toEqual(range)
  })
})

const lastModified = new Date('2026-01-02T03:04:05.678Z')
const validators = { etag: '"a"', lastModified }

describe('conditions', () => {
  it.each([
    [{ 'if-none-match': '"a"' }, true],
    [{ 'if-none-match': 'W/"b", W/"a"' }, true],
    [{ 'if-none-match': '*' }, true],
    [{ 'if-none-match': '"b"', 'if-modified-since': lastModified.toUTCString() }, false],
    [{ 'if-modified-since': lastModified.toUTCString() }, true],
    [{ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }, false],
    [{ 'if-modified-since': 'some day' }, false],
    [{}, false],
  ])('%j: not modified is %s', (headers, expected) => {
    expect(isNotModified(headers, validators)).toBe(expected)
  })

  it.each([
    [{}, true],
    [{ 'if-range': '"a"' }, true],
    [{ 'if-range': '"b"' }, false],
    [{ 'if-range': lastModified.toUTCString() }, true],
    [{ 'if-range': 'Thu, 01 Jan 2026 00:00:00 GMT' }, false],
  ])('%j: the range holds is %s', (headers, expected) => {
    expect(rangeHolds(headers, validators)).toBe(expected)
  })
})
