import { escapeHtml } from './escape-html.ts'

export const views = ['html', 'text', 'details'] as const
export type View = (typeof views)[number]

/** The address of an opened mail, ready to stand in an attribute. */
export function messageLink(id: string, to: string | undefined, view?: View): string {
  const query = new URLSearchParams({ ...(to ? { to } : {}), ...(view ? { view } : {}) }).toString()
  return escapeHtml(`/inbox/${id}${query ? `?${query}` : ''}`)
}
