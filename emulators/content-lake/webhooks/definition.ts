import { randomBytes } from 'node:crypto'
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { expectObject } from '../http/exchange.ts'
import { badRequest } from '../http/faults.ts'

export type Operation = 'create' | 'update' | 'delete'

/** A GROQ webhook, in the shape of the hosted management API. */
export interface Hook {
  id: string
  projectId: string
  type: 'document'
  name: string
  description: string
  url: string
  /** A dataset's name, or `*` for all of them. */
  dataset: string
  apiVersion: string
  httpMethod: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET'
  includeDrafts: boolean
  includeAllVersions: boolean
  headers: Record<string, string>
  secret: string | null
  rule: { on: Operation[]; filter: string; projection: string }
  isDisabledByUser: boolean
  createdAt: string
  updatedAt: string
}

const OPERATIONS: Operation[] = ['create', 'update', 'delete']
/** They say how the request itself is sent. */
const NOT_OF_A_HOOK = [
  'connection',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']

/** A new hook from the body of a POST. Throws 400 that names the first field at fault. */
export function hookFrom(body: unknown, projectId: string, now: Date): Hook {
  const time = now.toISOString()
  const blank: Hook = {
    id: randomBytes(8).toString('hex'),
    projectId,
    type: 'document',
    name: '',
    description: '',
    url: '',
    dataset: '*',
    apiVersion: '2021-03-25',
    httpMethod: 'POST',
    includeDrafts: false,
    includeAllVersions: false,
    headers: {},
    secret: null,
    rule: { on: OPERATIONS, filter: '', projection: '' },
    isDisabledByUser: false,
    createdAt: time,
    updatedAt: time,
  }
  return patchHook(blank, body, now)
}

/** The hook with the fields of the body put in. Throws 400 that names the first field at fault. */
export function patchHook(hook: Hook, body: unknown, now: Date): Hook {
  const given = expectObject(body, 'A webhook')
  const text = (field: 'name' | 'description' | 'url' | 'dataset' | 'apiVersion') => {
    const value = given[field] ?? hook[field]
    if (typeof value !== 'string') throw badRequest(`"${field}" must be a string`)
    return value
  }
  const truth = (field: 'includeDrafts' | 'includeAllVersions' | 'isDisabledByUser') => {
    const value = given[field] ?? hook[field]
    if (typeof value !== 'boolean') throw badRequest(`"${field}" must be true or false`)
    return value
  }
  if ((given.type ?? 'document') !== 'document') {
    throw badRequest('"type" must be "document"; webhooks of whole transactions are not served')
  }
  const url = text('url')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badRequest('"url" must be an http or https address')
  }
  const name = text('name')
  if (name === '') throw badRequest('"name" is missing')
  const httpMethod = given.httpMethod ?? hook.httpMethod
  if (!METHODS.includes(String(httpMethod)))
    throw badRequest(`"httpMethod" must be one of ${METHODS.join(', ')}`)
  const secret = given.secret === undefined ? hook.secret : given.secret
  if (secret !== null && typeof secret !== 'string') throw badRequest('"secret" must be a string or null')
  return {
    ...hook,
    name,
    url,
    description: text('description'),
    dataset: text('dataset'),
    apiVersion: text('apiVersion'),
    httpMethod: httpMethod as Hook['httpMethod'],
    includeDrafts: truth('includeDrafts'),
    includeAllVersions: truth('includeAllVersions'),
    isDisabledByUser: truth('isDisabledByUser'),
    headers: headersFrom(given.headers ?? hook.headers),
    secret: secret || null,
    rule: ruleFrom(given.rule, hook.rule),
    updatedAt: now.toISOString(),
  }
}

function headersFrom(value: unknown): Record<string, string> {
  const headers = expectObject(value, '"headers"')
  for (const [name, content] of Object.entries(headers)) {
    if (typeof content !== 'string') throw badRequest(`The header "${name}" must be a string`)
    if (!isSendable(name, content)) throw badRequest(`"${name}" cannot be sent as an HTTP header`)
  }
  return headers as Record<string, string>
}

function isSendable(name: string, content: string): boolean {
  if (NOT_OF_A_HOOK.includes(name.toLowerCase())) return false
  try {
    validateHeaderName(name)
    validateHeaderValue(name, content)
    return true
  } catch {
    return false
  }
}

function ruleFrom(value: unknown, current: Hook['rule']): Hook['rule'] {
  if (value === undefined) return current
  const given = expectObject(value, '"rule"')
  const on = given.on ?? current.on
  if (!Array.isArray(on) || on.length === 0 || !on.every((name) => OPERATIONS.includes(name as Operation))) {
    throw badRequest(`"rule.on" must name at least one of ${OPERATIONS.join(', ')}`)
  }
  const filter = given.filter ?? current.filter
  const projection = given.projection ?? current.projection
  if (typeof filter !== 'string') throw badRequest('"rule.filter" must be a string')
  if (typeof projection !== 'string') throw badRequest('"rule.projection" must be a string')
  return { on: on as Operation[], filter, projection }
}
