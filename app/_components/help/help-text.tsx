import { getMDXComponent } from 'next-contentlayer2/hooks'

/** The text of a help page. MDX is code: only what is in the repository is ever given here. */
export function HelpText({ code }: { code: string }) {
  const Text = getMDXComponent(code)
  return (
    <div className="prose">
      <Text />
    </div>
  )
}
