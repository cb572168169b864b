import { badRequest } from '../faults.ts'

const VERSION = /^\/v(?:X|\d[\d-]*)(?=\/|$)/
/** Clients configured with `resource: {type:'dataset'}` address the data endpoints below the dataset. */
const RESOURCE =
  /^\/projects\/[^/]+\/datasets\/([^/]+)\/(query|mutate|actions|doc|listen|live\/events|export|history|references)(\/.*)?$/

/** Decoded segments of a request path, without version prefix and in the one form that the routes know. */
export function pathSegments(pathname: string): string[] {
  const path = pathname.replace(VERSION, '')
  const resource = RESOURCE.exec(path)
  const plain = resource ? `/data/${resource[2]}/${resource[1]}${resource[3] ?? ''}` : path
  try {
    return plain
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent)
  } catch {
    throw badRequest('The path holds a percent sign that encodes nothing; encode it as %25')
  }
}
