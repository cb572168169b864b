import { connect } from 'node:net'
import { ClientError, createClient, type SanityClient, ServerError } from '@sanity/client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { patienceMs, type RunningLake, startLake, within } from './support.ts'

/** Whatever is sent: the client gets an error of its own class that says what was wrong, and the server lives on. */

const TEXT = 'A vase of blue glass, blown by hand'

let running: RunningLake
let client: SanityClient
const logged: string[] = []
/** On a busy machine the thread of slow queries may have no turn in which to hear that its time is up. It is ended then, and the client told the same. */
const log = (event: string) => {
  if (event !== 'slow query ended with its thread') logged.push(event)
}
const uncaught: unknown[] = []
const noteUncaught = (error: unknown) => void uncaught.push(error)

beforeAll(async () => {
  process.on('uncaughtExceptionMonitor', noteUncaught)
  running = await startLake({ log, queryTimeLimitMs: 700 })
  client = running.client('editor-token')
  await client.create({
    _id: 'a',
    _type: 'thing',
    text: TEXT,
    n: 1,
    list: [{ _key: 'k', v: 1 }],
    object: { x: 1 },
  })
})
afterEach(async () => {
  expect(await client.fetch('count(*[_id == "a"])')).toBe(1)
  expect({ logged, uncaught }).toEqual({ logged: [], uncaught: [] })
})
afterAll(async () => {
  process.off('uncaughtExceptionMonitor', noteUncaught)
  await running.stop()
})

async function failureOf(call: Promise<unknown>): Promise<ClientError> {
  const error = await call.then(
    (value) => expect.unreachable(`the call succeeded: ${JSON.stringify(value)?.slice(0, 200)}`),
    (thrown) => thrown,
  )
  if (error instanceof ServerError || !(error instanceof ClientError)) throw error
  return error
}
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${running.lake.url}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer editor-token', ...headers },
    body,
  })
const mutate = (body: BodyInit, headers = {}) => post('/v1/data/mutate/production', body, headers)
const query = (body: object) => post('/v1/data/query/production', JSON.stringify(body))

describe('unknown', () => {
  const other = (config: object) =>
    createClient({ ...running.client('editor-token').config(), maxRetries: 0, ...config })

  it.each([
    [
      'project',
      { projectId: 'other' },
      404,
      'Project not found - Project "other" does not exist on this server',
    ],
    [
      'dataset',
      { dataset: 'absent' },
      404,
      'Dataset not found - Dataset "absent" not found for project ID "restock"',
    ],
    ['token', { token: 'nonsense' }, 401, 'Unauthorized - Session not found'],
  ])('%s', async (_what, config, status, message) => {
    for (const call of [other(config).fetch('1'), other(config).create({ _type: 'x' })]) {
      expect(await failureOf(call)).toMatchObject({ statusCode: status, message })
    }
  })

  it('project in the path and in the host name', async () => {
    const path = '/v1/projects/other/datasets/production/query?query=1'
    expect((await fetch(`${running.lake.url}${path}`)).status).toBe(404)
    const answer = await raw(
      'GET /v1/data/query/production?query=1 HTTP/1.1\r\nHost: other.localhost\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1.1 404 [\s\S]*Project \\"other\\"/)
  })

  it('session, as the body that makes the Studio log out', async () => {
    const { response } = await failureOf(other({ token: 'nonsense' }).fetch('1'))
    expect(response.body).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Session not found',
      errorCode: 'SIO-401-ANF',
    })
  })

  it('permission', async () => {
    for (const asking of [running.client('viewer-token'), running.client()]) {
      const error = await failureOf(asking.create({ _type: 'x' }))
      expect(error).toMatchObject({
        statusCode: 403,
        details: { type: 'mutationError', items: [{ error: { type: 'insufficientPermissionsError' } }] },
      })
      expect(error.message).toContain('permission "create" required')
    }
  })
})

describe('a mutation', () => {
  const create = (fields: object) => [{ create: { _type: 'thing', ...fields } }]
  const patch = (operations: object) => [{ patch: { id: 'a', ...operations } }]

  it.each<[string, unknown, number, RegExp]>([
    ['that is none', [{ nonsense: {} }], 400, /no mutation "nonsense"/],
    ['that is two', [{ create: { _type: 'x' }, delete: { id: 'x' } }], 400, /one key/],
    ['that is null', [null], 400, /A mutation is an object/],
    ['that is a text', ['x'], 400, /A mutation is an object/],
    ['in no list', {}, 400, /must be a list/],
    ['with a forbidden character in its id', create({ _id: 'a b' }), 400, /Malformed document ID: "a b"/],
    ['with a NUL in its id', create({ _id: 'a\0' }), 400, /Malformed document ID/],
    ['with a number as its id', create({ _id: 5 }), 400, /Malformed document ID: "5"/],
    ['with an id that is too long', create({ _id: 'a'.repeat(129) }), 400, /at most 128/],
    ['without a type', [{ create: { _id: 'x' } }], 400, /needs a "_type"/],
    ['with a number as its type', create({ _type: 3 }), 400, /needs a "_type" that is a string/],
    ['that changes the type', patch({ set: { _type: 'other' } }), 409, /immutable attribute "_type"/],
    ['that changes the id', patch({ set: { _id: 'b' } }), 409, /immutable attribute "_id"/],
    ['with a time that is none', create({ _createdAt: 'yesterday' }), 400, /"_createdAt" must be a time/],
    [
      'with a reference to nothing',
      create({ to: { _ref: 'nowhere' } }),
      409,
      /references non-existent document "nowhere"/,
    ],
    ['of a document that is not there', [{ patch: { id: 'zz', set: { a: 1 } } }], 409, /"zz" was not found/],
    ['of no document', [{ patch: { set: { a: 1 } } }], 400, /"id" or by "query"/],
    ['of another revision', patch({ ifRevisionID: 'old', set: { a: 1 } }), 409, /unexpected revision ID/],
    ['with an operation that is none', patch({ merge: { a: 1 } }), 400, /no operation "merge"/],
    [
      'that increments a text',
      patch({ inc: { text: 1 } }),
      400,
      /"text" cannot be incremented.*not a number/,
    ],
    ['that increments by a text', patch({ inc: { n: '1' } }), 400, /"inc" is malformed/],
    [
      'that increments beyond all bounds',
      patch({ set: { n: 1e308 }, inc: { n: 1.7e308 } }),
      400,
      /no bounds/,
    ],
    ['that inserts nowhere', patch({ insert: { items: [1] } }), 400, /"insert" is malformed/],
    [
      'that inserts at two places',
      patch({ insert: { before: 'list[0]', after: 'list[0]', items: [] } }),
      400,
      /"insert"/,
    ],
    ['with a path that cannot be read', patch({ set: { 'list[_key==]': 1 } }), 400, /cannot be applied/],
    ['with an empty path', patch({ set: { '': 1 } }), 400, /empty path|cannot be applied/],
    [
      'with a prototype in its path',
      patch({ set: { '__proto__.x': 1 } }),
      400,
      /cannot be named "__proto__"/,
    ],
    [
      'whose text patch is none',
      patch({ diffMatchPatch: { text: 'nonsense' } }),
      400,
      /Invalid patch string/,
    ],
    [
      'whose text patch meets a number',
      patch({ diffMatchPatch: { n: '@@ -1 +1 @@\n-a\n+b\n' } }),
      400,
      /diffMatchPatch/,
    ],
    ['by a query that does not parse', [{ delete: { query: '*[' } }], 400, /GROQ|query|Unexpected/i],
    ['by a query without its parameter', [{ delete: { query: '*[_id == $a]' } }], 400, /\$a referenced/],
  ])('%s', async (_what, mutations, status, message) => {
    const error = await failureOf(
      client.request({ method: 'POST', url: '/data/mutate/production', body: { mutations } }),
    )
    expect(error.statusCode).toBe(status)
    expect(error.message).toMatch(message)
    expect(await client.getDocument('a')).toMatchObject({ text: TEXT, n: 1, object: { x: 1 } })
  })

  it('by a query that would take minutes', async () => {
    const documents = Array.from({ length: 1000 }, (_, n) => ({
      create: { _id: `n${n}`, _type: 'number', n },
    }))
    await client.mutate(documents, { returnDocuments: false })
    const endless = '*[_type == "number" && count(*[count(*[n > ^.n && n > ^.^.n]) > 1]) > 1]'
    const error = await failureOf(client.delete({ query: endless }))
    expect([error.statusCode, error.message]).toEqual([400, expect.stringContaining('longer than 1000 ms')])
    expect(await client.fetch('count(*[_type == "number"])')).toBe(1000)
  })

  it('of a document over the size limit', async () => {
    const error = await failureOf(client.create({ _type: 'thing', text: 'x'.repeat(33 * 1024 * 1024) }))
    expect(error.statusCode).toBe(413)
    expect(error.details.items[0].error.type).toBe('documentTooLargeError')
  })

  it('that is one of too many', async () => {
    const mutations = Array.from({ length: 50_001 }, () => ({ delete: { id: 'x' } }))
    const response = await mutate(JSON.stringify({ mutations }))
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('at most 50000')])
  })

  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('nested 100,000 deep in %s', async (_what, value) => {
    const response = await mutate(`{"mutations":[{"create":{"_type":"t","a":${value}}}]}`)
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('deep in each other'),
    ])
  })

  it.each(['__proto__', 'hasOwnProperty'])('with a field named %s', async (name) => {
    const response = await mutate(`{"mutations":[{"create":{"_type":"t","${name}":{"x":1}}}]}`)
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('cannot be named'),
    ])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('keeps texts that are hard to keep, and the last of two fields with one name', async () => {
    const hard = { nul: 'x\0y', surrogate: '\ud800', constructor: 'c', toString: 't' }
    await mutate(JSON.stringify({ mutations: [{ create: { _id: 'hard', _type: 't', ...hard } }] }))
    expect(await client.getDocument('hard')).toMatchObject(hard)
    await mutate('{"mutations":[{"create":{"_id":"twice","_type":"t","a":1,"a":2}}]}')
    expect(await client.getDocument('twice')).toMatchObject({ a: 2 })
    await running.restart()
    client = running.client('editor-token')
    expect(await client.getDocument('hard')).toMatchObject(hard)
  })
})

describe('an action', () => {
  it.each<[string, unknown, number, RegExp]>([
    ['that is none', { actionType: 'nonsense' }, 400, /"nonsense" is not one/],
    ['that is null', [null], 400, /"actionType"/],
    ['in an empty list', [], 400, /at least one/],
    [
      'of a document that is not there',
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.zz', publishedId: 'zz' },
      409,
      /"drafts.zz" was not found/,
    ],
    [
      'with the draft of another',
      { actionType: 'sanity.action.document.publish', draftId: 'drafts.b', publishedId: 'a' },
      400,
      /not a draft or version of "a"/,
    ],
  ])('%s', async (_what, actions, status, message) => {
    const error = await failureOf(
      client.request({ method: 'POST', url: '/data/actions/production', body: { actions } }),
    )
    expect(error.statusCode).toBe(status)
    expect(error.message).toMatch(message)
  })
})

describe('a body', () => {
  it.each<[string, BodyInit, RegExp]>([
    ['that is cut off', '{"mutations":', /not JSON: .*end of JSON/],
    ['with a comma too many', '{"mutations":[{"create":{"_type":"t",}}]}', /not JSON: .*position 37/],
    ['that is empty', '', /not JSON/],
    ['that is a list', '[]', /must be a JSON object/],
    ['that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /not UTF-8/],
    ['that is compressed', Buffer.from([0x1f, 0x8b, 0x08, 0]), /not UTF-8/],
    [
      'with a number as its transaction id',
      '{"mutations":[],"transactionId":5}',
      /"transactionId" must be a string/,
    ],
    [
      'with a space in its transaction id',
      '{"mutations":[{"delete":{"id":"zz"}}],"transactionId":"a b"}',
      /"transactionId"/,
    ],
  ])('%s', async (_what, body, message) => {
    const response = await mutate(body)
    const { message: said } = (await response.json()) as { message: string }
    expect([response.status, said]).toEqual([400, expect.stringMatching(message)])
  })

  it('is read whatever it is called, and with a byte order mark', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await mutate('\ufeff{"mutations":[{"delete":{"id":"zz"}}]}', headers)).status).toBe(200)
  })

  it('over the size limit is refused before it has all arrived', async () => {
    const response = await post('/v1/data/query/production', 'x'.repeat(5_000_000))
    expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('4194304 bytes')])
  })
})

describe('many ids', () => {
  it('are answered once each', async () => {
    const url = `/data/doc/production/${'a,nowhere,'.repeat(3000)}`
    const answer = await client.request({ url, query: { includeAllVersions: 'true' } })
    expect(answer).toMatchObject({ documents: [{ _id: 'a' }], omitted: [{ id: 'nowhere' }] })
  })
})

describe('a moment of the past', () => {
  it('that is no time', async () => {
    const url = '/data/history/production/documents/a?time=yesterday'
    expect(await failureOf(client.request({ url }))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('"yesterday"'),
    })
  })
})

/** Sends bytes as they are and answers all that comes back. */
async function raw(text: string): Promise<string> {
  const socket = connect(running.lake.port, '127.0.0.1')
  let answer = ''
  const ended = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      answer += chunk
      const length = /content-length: (\d+)/i.exec(answer)?.[1]
      if (length && answer.split('\r\n\r\n')[1]?.length === Number(length)) resolve()
    })
    socket.on('end', resolve)
  })
  socket.write(text)
  await within(ended, patienceMs, 'the answer')
  socket.destroy()
  return answer
}

describe('a request', () => {
  it('that is not HTTP', async () => {
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*"error":"Bad Request"/)
  })

  it('with an address that is too long', async () => {
    const answer = await raw(
      `GET /v1/data/query/production?query=${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 431 [\s\S]*send the query by POST/)
  })

  it('that never ends holds up nobody', async () => {
    const sockets = Array.from({ length: 50 }, () => connect(running.lake.port, '127.0.0.1'))
    for (const [index, socket] of sockets.entries()) {
      socket.on('error', () => {})
      const head =
        'POST /v1/data/mutate/production HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer editor-token\r\n'
      socket.write(index % 2 === 0 ? head : `${head}Content-Length: 1000\r\n\r\n{"mutations":`)
    }
    expect(await client.fetch('1')).toBe(1)
    for (const socket of sockets) socket.destroy()
  })
})

describe('a query', () => {
  // Some must be stopped soon. What is answered before that on a busy machine is asked of one that does not.
  let patient: RunningLake
  beforeAll(async () => {
    patient = await startLake({ log })
    await patient.client('editor-token').create({ _id: 'a', _type: 'thing', text: TEXT })
  })
  afterAll(() => patient.stop())

  it.each<[string, object, RegExp]>([
    ['that does not parse', { query: '*[_type == ' }, /GROQ query parse error/],
    ['of a function that is none', { query: 'nonsense(1)' }, /Undefined function: nonsense/],
    ['without its parameter', { query: '$x' }, /param \$x referenced, but not provided/],
    ['with a range as an array', { query: '[0...1000000000]' }, /parse error/],
    [
      'with a chain that is too long',
      { query: `a${'.a'.repeat(100_000)}` },
      /longer than 700 ms|nested too deeply/,
    ],
    ['with a list that is too long', { query: `count([${'1,'.repeat(100_000)}1])` }, /longer than 700 ms/],
    ['that is too long', { query: `1${' '.repeat(300_000)}` }, /longer than 262144 characters.*parameters/],
    ['that is empty', { query: ' ' }, /"query" is missing/],
    ['that is a number', { query: 1 }, /"query" is missing/],
    ['with a list of parameters', { query: '1', params: [] }, /"params" must be a JSON object/],
    [
      'that doubles a text for ever',
      { query: `{"a": "0123456789"}${'{"a": a + a}'.repeat(40)}` },
      /longer than 10000000/,
    ],
    [
      'that compares lists for ever',
      {
        query: 'count($l[count(^.l[@ in $l]) > 0 || count($l[@ in $l && @ in $l]) > 1])',
        params: { l: Array.from({ length: 20_000 }, (_, n) => n) },
      },
      /longer than 700 ms/,
    ],
    ['of an object that hides its methods', { query: '{"hasOwnProperty": 1}.x' }, /hasOwnProperty/],
  ])('%s', async (_what, body, message) => {
    const error = await failureOf(client.request({ method: 'POST', url: '/data/query/production', body }))
    expect(error.statusCode).toBe(400)
    expect(error.message).toMatch(message)
  })

  it.each([
    ['brackets', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['projections', `*[0]${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ])('nested too deep in %s', async (_what, text) => {
    const body = { query: text }
    const asked = patient.client().request({ method: 'POST', url: '/data/query/production', body })
    const error = await failureOf(asked)
    expect([error.statusCode, error.message]).toEqual([400, expect.stringContaining('nested too deeply')])
  })

  it.each<[string, string]>([
    ['a perspective that is none', 'query=1&perspective=no%20such'],
    ['a perspective that cannot be stacked', 'query=1&perspective=raw,drafts'],
    ['a parameter that is not JSON', 'query=1&%24x=abc'],
    ['a listener for no documents', 'query=1'],
  ])('with %s', async (what, search) => {
    const path = what.includes('listener') ? 'listen' : 'query'
    const response = await fetch(`${running.lake.url}/v1/data/${path}/production?${search}`)
    expect([response.status, await response.json()]).toMatchObject([400, expect.any(Object)])
  })

  it.each<[string, object, unknown]>([
    ['a match bomb', { query: 'count(*[text match $p])', params: { p: '*a'.repeat(2000) } }, 0],
    ['a giant slice', { query: 'count(*[0...1000000000][_id == "a"])' }, 1],
    ['a slice without end', { query: 'count(*[_id == "a"][0...1e308])' }, 1],
    ['a giant split', { query: 'count(string::split($s, ""))', params: { s: 'a'.repeat(500_000) } }, 500_000],
    ['what is no time', { query: 'dateTime("nope")' }, null],
    ['a division by zero', { query: '1/0' }, null],
    ['more decimals than there are', { query: 'round(1.5, 101)' }, 1.5],
    ['unknown address parameters', { query: '1' }, 1],
  ])('bears %s', async (_what, body, result) => {
    const url = `${patient.lake.url}/v1/data/query/production?nonsense=1`
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    expect(await response.json()).toMatchObject({ result })
  })

  it('in a prototype finds nothing', async () => {
    const response = await query({ query: '$__proto__.x', params: JSON.parse('{"__proto__":{"x":1}}') })
    expect([200, 400]).toContain(response.status)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})
