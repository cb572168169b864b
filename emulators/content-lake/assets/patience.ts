import { badRequest } from '../http/faults.ts'

/** A picture of the largest size takes some seconds; an SVG can be made to take hours. */
const PATIENCE_MS = 25_000

/**
 * Waits for work on a picture no longer than it is worth. Throws 400. What decodes pictures cannot be stopped, so its
 * thread goes on; nobody waits behind it.
 */
export async function withPatience<T>(work: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const fault = badRequest('Invalid image: it takes too long to draw')
    timer = setTimeout(() => reject(fault), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
