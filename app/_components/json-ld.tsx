import { stegaClean } from '@sanity/client/stega'

/** Structured data for search engines, without the invisible marks of draft mode. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's text is not escaped by React; serializeJsonLd does it
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serializeJsonLd(data) }} />
}

/** `<` is escaped, so that no text of an editor can close the script element. */
export function serializeJsonLd(data: Record<string, unknown>): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...stegaClean(data) }).replace(/</g, '\\u003c')
}
