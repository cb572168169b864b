import { getMDXComponent } from 'next-contentlayer2/hooks'
import { Children, isValidElement, type ReactNode } from 'react'

/** The text of a help page. MDX is code: only what is in the repository is ever given here. */
export function HelpText({ code }: { code: string }) {
  const Text = getMDXComponent(code)
  return (
    <div className="prose">
      <Text />
    </div>
  )
}

/** What it says before its first heading. MDX without a layout is a function that returns its parts, side by side. */
export function HelpLead({ code }: { code: string }) {
  const text: unknown = getMDXComponent(code)({})
  if (!isValidElement<{ children?: ReactNode }>(text)) return null
  const parts = Children.toArray(text.props.children)
  const at = parts.findIndex((part) => isValidElement(part) && part.type === 'h2')
  return <>{at < 0 ? parts : parts.slice(0, at)}</>
}
