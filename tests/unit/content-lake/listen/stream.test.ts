import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  BACKLOG_LIMIT_BYTES,
  eventFrame,
  openStream,
  positionFrame,
} from '#emulators/content-lake/listen/stream.ts'

class FakeResponse extends EventEmitter {
  text = ''
  destroyed = false
  writableEnded = false
  writableLength = 0
  socket = null
  writeHead() {}
  write(frame: Buffer | string) {
    if (this.writableEnded || this.destroyed) throw new Error('written to after its end')
    this.text += String(frame)
  }
  end() {
    this.writableEnded = true
  }
  destroy() {
    this.destroyed = true
    this.emit('close')
  }
}
const open = (response: FakeResponse, beat?: () => string) =>
  openStream(response as unknown as ServerResponse, beat)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a frame is what the EventSource standard says', () => {
  expect(eventFrame('mutation', '{"a":1}', 'T#a')).toBe('event: mutation\nid: T#a\ndata: {"a":1}\n\n')
  expect(eventFrame('welcome', '{}')).toBe('event: welcome\ndata: {}\n\n')
})

test('says every 15 s that it is there, and where the reader stands', () => {
  const response = new FakeResponse()
  let position = 'T1'
  open(response, () => positionFrame(position))
  response.text = ''
  vi.advanceTimersByTime(14_999)
  expect(response.text).toBe('')
  vi.advanceTimersByTime(1)
  position = 'T2'
  vi.advanceTimersByTime(15_000)
  expect(response.text).toBe(':\n\nid: T1\n\n:\n\nid: T2\n\n')
  response.destroy()
  expect(vi.getTimerCount()).toBe(0)
})

test('is never written to after its end', () => {
  const response = new FakeResponse()
  const { write, end } = open(response)
  end()
  write('late')
  vi.advanceTimersByTime(15_000)
  expect(response.text).not.toContain('late')
})

test('cuts off a reader that has fallen too far behind, and no other', () => {
  const [slow, quick] = [new FakeResponse(), new FakeResponse()]
  slow.writableLength = BACKLOG_LIMIT_BYTES + 1
  for (const response of [slow, quick]) open(response).write('event')
  expect([slow.destroyed, quick.destroyed]).toEqual([true, false])
  expect(quick.text).toContain('event')
})

test('tells of its close once, also when the reader was gone before it began', () => {
  const [response, gone] = [new FakeResponse(), new FakeResponse()]
  gone.destroyed = true
  const closed: string[] = []
  open(response).onClose(() => closed.push('later'))
  open(gone).onClose(() => closed.push('before'))
  expect(closed).toEqual(['before'])
  response.destroy()
  expect(closed).toEqual(['before', 'later'])
  expect(vi.getTimerCount()).toBe(0)
})
