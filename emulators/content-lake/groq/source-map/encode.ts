import type { SanityDocument } from '../../types.ts'
import type { ContentSourceMap } from './format.ts'
import { fieldOf, isObject, itemsOf, type Origin, type Step, type StoredOf, type Traced } from './traced.ts'

const ESCAPES: Record<string, string> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

const escaped = (text: string) => text.replace(/[\f\n\r\t'\\]/g, (unit) => ESCAPES[unit] as string)

const fieldStep = (name: string) => `['${escaped(name)}']`

function jsonPath(path: Step[], isKeyed: boolean): string {
  const steps = path.map((step) => {
    if (typeof step === 'string') return fieldStep(step)
    return isKeyed && step.key !== null ? `[?(@._key=='${escaped(step.key)}')]` : `[${step.index}]`
  })
  return `$${steps.join('')}`
}

/** What the stored document has there: an overlaid `_id` is shown, but is not what an editor would change. */
function storedValue({ document, path }: Origin): unknown {
  let value: unknown = document
  for (const step of path) {
    value = (value as Record<string | number, unknown> | undefined)?.[
      typeof step === 'string' ? step : step.index
    ]
  }
  return value
}

/** Numbers things in the order in which they are first met. */
function createNumbering<Value>() {
  const numbers = new Map<string, number>()
  const values: Value[] = []
  return {
    values,
    numberOf: (name: string, value: Value): number => {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, values.length)
      return values.push(value) - 1
    },
  }
}

/**
 * The Content Source Map of a result. A mapping is made for each string, number and boolean whose traced value is the
 * one in the result and in the stored document; of anything else the map says nothing.
 */
export function encodeSourceMap(
  result: unknown,
  traced: Traced,
  storedOf: StoredOf,
  isKeyed: boolean,
): ContentSourceMap {
  const documents = createNumbering<{ _id: string; _type: string }>()
  const paths = createNumbering<string>()
  const mappings: ContentSourceMap['mappings'] = {}

  const map = (at: string, origin: Origin) => {
    const { _id, _type }: SanityDocument = origin.document
    const path = jsonPath(origin.path, isKeyed)
    mappings[at] = {
      type: 'value',
      source: {
        type: 'documentValue',
        document: documents.numberOf(_id, { _id, _type }),
        path: paths.numberOf(path, path),
      },
    }
  }

  const walk = (value: unknown, from: Traced, at: string) => {
    if (Array.isArray(value)) {
      const items = itemsOf(from, storedOf)
      if (items?.length !== value.length) return
      value.forEach((item, index) => {
        walk(item, items[index] as Traced, `${at}[${index}]`)
      })
    } else if (isObject(value)) {
      for (const name of Object.keys(value))
        walk(value[name], fieldOf(from, name, storedOf), at + fieldStep(name))
    } else if (value !== null && from.origin && from.data === value && storedValue(from.origin) === value) {
      map(at, from.origin)
    }
  }

  walk(result, traced, '$')
  return { documents: documents.values, paths: paths.values, mappings }
}
