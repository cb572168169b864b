import type { Message } from '../message-store.ts'
import { escapeHtml } from './escape-html.ts'
import { messageLink, type View } from './links.ts'
import { messageView } from './message-view.ts'
import { script } from './script.ts'
import { styles } from './styles.ts'

export interface Inbox {
  messages: Message[]
  /** The address the list is narrowed to. */
  to?: string
  opened?: { id: string; message: Message | undefined; view: View }
}

/** The whole page: the list, and beside it the opened message. On a phone one or the other. */
export function inboxPage({ messages, to, opened }: Inbox): string {
  const title = opened?.message?.subject ?? (to ? `Mail to ${to}` : 'Inbox')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – local SendGrid</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body class="${opened ? 'reading' : 'browsing'}">
<div class="list">
<header>
  <h1><a href="/">Inbox</a></h1>
  <p>${count(messages.length, to)}</p>
  <form action="/" role="search">
    <label for="to">Recipient</label>
    <input id="to" name="to" type="search" value="${escapeHtml(to ?? '')}" placeholder="Show mail to one address" autocomplete="off" spellcheck="false">
  </form>
</header>
${messages.length === 0 ? empty(to) : `<ol>${messages.map((message) => row(message, to, opened?.id)).join('')}</ol>`}
</div>
<main>${opened ? messageView(opened, to) : unopened(messages.length)}</main>
<script>${script}</script>
</body>
</html>`
}

function count(found: number, to: string | undefined): string {
  const mails = found === 1 ? '1 mail' : `${found} mails`
  return to
    ? `${mails} to <b>${escapeHtml(to)}</b> · <a href="/">all</a>`
    : `${mails} kept on this machine, none sent on`
}

function row(message: Message, to: string | undefined, openedId: string | undefined): string {
  const current = message.id === openedId ? ' aria-current="page"' : ''
  return `<li><a href="${messageLink(message.id, to)}"${current}>
<span class="to">${escapeHtml(message.to)}</span>
<time datetime="${message.receivedAt}">${message.receivedAt.slice(11, 16)}</time>
<span class="subject">${escapeHtml(message.subject)}</span>
<span class="snippet">${escapeHtml(snippet(message))}</span>
</a></li>`
}

/** The first words of the mail. */
function snippet({ text, html }: Message): string {
  const words =
    text ?? (html ?? '').replace(/<(style|head|title)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]+>/g, ' ')
  return words.replace(/\s+/g, ' ').trim().slice(0, 140)
}

function empty(to: string | undefined): string {
  return to
    ? `<p class="empty">Nothing has arrived for ${escapeHtml(to)}.</p>`
    : '<p class="empty">No mail yet. Whatever the shop sends appears here by itself.</p>'
}

function unopened(found: number): string {
  return found === 0 ? '' : '<p class="empty">Choose a mail to read it.</p>'
}
