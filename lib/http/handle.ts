import { logger } from '#lib/log/logger.ts'
import { json } from './answers.ts'
import { requestId } from './request-id.ts'

type Handler = (request: Request, id: string) => Promise<Response>

/** Runs a handler under its request's id, which the answer carries; what it does not expect is logged once and answered as 500. */
export function handle(handler: Handler): (request: Request) => Promise<Response> {
  return async (request) => {
    const id = requestId(request.headers)
    let response: Response
    try {
      response = await handler(request, id)
    } catch (error) {
      const { pathname } = new URL(request.url)
      logger.error('A request failed', { request: id, method: request.method, path: pathname, error })
      response = json(500, { error: { message: 'Something went wrong on our side.', request: id } })
    }
    response.headers.set('x-request-id', id)
    return response
  }
}
