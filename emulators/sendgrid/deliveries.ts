import type { Address, Mail, Personalization } from './mail.ts'

/** What one recipient finds in the mailbox. */
export interface Delivery {
  to: string
  from: string
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  custom_args: Record<string, string>
  attachments: { filename: string; type: string; bytes: number }[]
}

/** Splits a request into one delivery a recipient, with the substitutions and arguments of its personalization. */
export function deliveriesOf(mail: Mail): Delivery[] {
  return mail.personalizations.flatMap((personalization) => {
    const { to, cc = [], bcc = [] } = personalization
    const shared = sharedBy(mail, personalization)
    return [...to, ...cc, ...bcc].map((address) => ({ to: address.email, ...shared }))
  })
}

function sharedBy(mail: Mail, personalization: Personalization): Omit<Delivery, 'to'> {
  const fill = (text: string) => substitute(text, personalization.substitutions ?? {})
  const part = (type: string) => {
    const value = mail.content.find((block) => block.type === type)?.value
    return value === undefined ? null : fill(value)
  }
  const from = personalization.from ?? mail.from
  return {
    from: written(from),
    subject: fill(personalization.subject ?? mail.subject ?? ''),
    html: part('text/html'),
    text: part('text/plain'),
    headers: { ...addressHeaders(mail, personalization, from), ...mail.headers, ...personalization.headers },
    custom_args: { ...mail.custom_args, ...personalization.custom_args },
    attachments: (mail.attachments ?? []).map(({ filename, type, content }) => ({
      filename,
      type: type ?? 'application/octet-stream',
      bytes: Buffer.byteLength(content, 'base64'),
    })),
  }
}

/** As in a received mail: `bcc` leaves no trace. */
function addressHeaders(mail: Mail, { to, cc }: Personalization, from: Address): Record<string, string> {
  const replyTo = mail.reply_to_list ?? (mail.reply_to ? [mail.reply_to] : [])
  const list = (addresses: Address[]) => addresses.map(written).join(', ')
  return {
    From: written(from),
    To: list(to),
    ...(cc?.length ? { Cc: list(cc) } : {}),
    ...(replyTo.length ? { 'Reply-To': list(replyTo) } : {}),
  }
}

function substitute(text: string, substitutions: Record<string, string>): string {
  return Object.entries(substitutions).reduce(
    (filled, [tag, value]) => filled.replaceAll(tag, () => value),
    text,
  )
}

function written({ name, email }: Address): string {
  return name ? `${name} <${email}>` : email
}
