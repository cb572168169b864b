import type { Message } from '../message-store.ts'
import { escapeHtml } from './escape-html.ts'
import { messageLink, type View, views } from './links.ts'
import type { Inbox } from './page.ts'

const labels: Record<View, string> = { html: 'Mail', text: 'Plain text', details: 'Details' }

/** The opened message: who, when, and one of three views of it. */
export function messageView(
  { id, message, view }: NonNullable<Inbox['opened']>,
  to: string | undefined,
): string {
  const back = `<a class="back" href="/${to ? escapeHtml(`?${new URLSearchParams({ to })}`) : ''}">Inbox</a>`
  if (!message) return `${back}<p class="empty">This mail is not here any more.</p>`
  const tabs = views
    .filter((name) => name === 'details' || message[name])
    .map(
      (name) =>
        `<a href="${messageLink(id, to, name)}"${name === view ? ' aria-current="true"' : ''}>${labels[name]}</a>`,
    )
  return `${back}
<article>
<h2>${escapeHtml(message.subject)}</h2>
<dl>
<dt>From</dt><dd>${escapeHtml(message.from)}</dd>
<dt>To</dt><dd>${escapeHtml(message.to)}</dd>
<dt>Received</dt><dd><time datetime="${message.receivedAt}" data-full>${message.receivedAt}</time></dd>
</dl>
<nav aria-label="Views of this mail">${tabs.join('')}</nav>
${body(message, view)}
</article>`
}

function body(message: Message, view: View): string {
  if (view === 'html' && message.html) {
    return `<iframe title="${escapeHtml(message.subject)}" src="/inbox/${message.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
  }
  if (view === 'text') return `<pre>${linked(message.text ?? '')}</pre>`
  return details(message)
}

/** Addresses in a plain text become links, as mail programs do it. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2
        ? `<a href="${escapeHtml(part)}" target="_blank" rel="noreferrer">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join('')
}

function details({ id, headers, custom_args, attachments }: Message): string {
  const files = attachments.map(({ filename, type, bytes }) => [filename, `${type}, ${bytes} bytes`] as const)
  return [
    table('Headers', Object.entries(headers)),
    table('Custom arguments', Object.entries(custom_args)),
    table('Attachments', files),
    `<p class="raw"><a href="/messages/${id}">The same as JSON</a></p>`,
  ].join('')
}

function table(caption: string, rows: (readonly [string, string])[]): string {
  if (rows.length === 0) return ''
  const cells = rows.map(
    ([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  )
  return `<table><caption>${caption}</caption>${cells.join('')}</table>`
}
