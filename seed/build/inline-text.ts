export type Span = { _key: string; _type: 'span'; text: string; marks: string[] }
export type Link = { _key: string; _type: 'link'; href: string }
export type InlineText = { children: Span[]; markDefs: Link[] }

const token = /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/g

/** Reads `**strong**`, `*em*` and `[label](href)`, not nested, into the spans and mark definitions of one block. */
export function parseInline(source: string, blockKey: string): InlineText {
  const children: Span[] = []
  const markDefs: Link[] = []
  const push = (text: string, marks: string[]) => {
    if (text) children.push({ _key: `${blockKey}s${children.length + 1}`, _type: 'span', text, marks })
  }
  let end = 0
  for (const match of source.matchAll(token)) {
    push(source.slice(end, match.index), [])
    end = match.index + match[0].length
    const { strong, em, label, href } = match.groups ?? {}
    if (strong) push(strong, ['strong'])
    else if (em) push(em, ['em'])
    else if (label && href) {
      const _key = `${blockKey}l${markDefs.length + 1}`
      markDefs.push({ _key, _type: 'link', href })
      push(label, [_key])
    }
  }
  push(source.slice(end), [])
  return { children, markDefs }
}
