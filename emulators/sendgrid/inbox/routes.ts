import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../context.ts'
import { html, json } from '../http.ts'
import { type View, views } from './links.ts'
import { mailBody } from './mail-body.ts'
import { inboxPage } from './page.ts'

const listed = 200

/** What a mail may do in the frame it is shown in: links open in a new tab; no script, no form, no plug-in. */
const frameSecurity = {
  'content-security-policy':
    "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src * data:; sandbox allow-popups allow-popups-to-escape-sandbox",
}

/** Answers the pages of the inbox; `false` when the address is none of them. */
export function inboxRoutes(
  { messages, changes }: Context,
  url: URL,
  _request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (url.pathname === '/events') {
    changes.subscribe(response)
    return true
  }
  const to = url.searchParams.get('to') || undefined
  if (url.pathname === '/') {
    html(response, 200, inboxPage({ messages: messages.list({ to, limit: listed }), to }))
    return true
  }
  const [, kind, id, part] = /^\/(inbox|messages)\/([\w.-]+)(\/html)?$/.exec(url.pathname) ?? []
  if (id === undefined) return false
  const selected = messages.get(id)
  if (kind === 'messages') {
    if (selected) json(response, 200, selected)
    else json(response, 404, { errors: [{ message: `There is no message ${id}`, field: null, help: null }] })
  } else if (part) {
    html(response, selected ? 200 : 404, mailBody(selected?.html ?? ''), frameSecurity)
  } else {
    const view = views.find((name) => name === url.searchParams.get('view')) ?? defaultView(selected?.html)
    html(
      response,
      selected ? 200 : 404,
      inboxPage({
        messages: messages.list({ to, limit: listed }),
        to,
        opened: { id, message: selected, view },
      }),
    )
  }
  return true
}

function defaultView(body: string | null | undefined): View {
  return body ? 'html' : 'text'
}
