import { type ApiError, fieldError } from '../api-error.ts'
import type { Json } from './json.ts'

export function content(body: Json): ApiError[] {
  const blocks = body.content
  if (!Array.isArray(blocks) || blocks.length === 0) {
    const message =
      'Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.'
    return [fieldError('content', message, 'message.content')]
  }
  const types = blocks.map((block) => block?.type)
  const html = types.indexOf('text/html')
  if (html !== -1 && types.indexOf('text/plain') > html) {
    const message =
      'If present, text/plain must be first, followed by text/html, followed by any other content.'
    return [fieldError('content', message, 'message.content.type')]
  }
  return blocks.flatMap((block, index) => invalidBlock(block, `content.${index}`))
}

function invalidBlock(block: { type?: unknown; value?: unknown } | null, at: string): ApiError[] {
  const errors: ApiError[] = []
  if (typeof block?.type !== 'string' || !block.type.includes('/')) {
    errors.push(
      fieldError(`${at}.type`, 'The content type must be a valid MIME type.', 'message.content.type'),
    )
  }
  if (typeof block?.value !== 'string' || block.value.length === 0) {
    const message = 'The content value must be a string at least one character in length.'
    errors.push(fieldError(`${at}.value`, message, 'message.content.value'))
  }
  return errors
}
