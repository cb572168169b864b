import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { HelpLead } from '#app/_components/help/help-text.tsx'

/** As contentlayer compiles MDX. */
const compiled = (parts: string) => `
  const { Fragment, jsx, jsxs } = _jsx_runtime
  function create(props) { return jsxs(Fragment, { children: [${parts}] }) }
  function MDXContent(props = {}) {
    const { wrapper: Layout } = props.components || {}
    return Layout ? jsx(Layout, { ...props, children: jsx(create, { ...props }) }) : create(props)
  }
  return { default: MDXContent }`
const drawn = (parts: string) => renderToStaticMarkup(<HelpLead code={compiled(parts)} />)

describe('what a help page says first', () => {
  it('ends before its first heading', () => {
    const parts = `jsx('p', { children: 'First.' }), "\\n", jsx('h2', { children: 'More' }), jsx('p', { children: 'Second.' })`
    expect(drawn(parts)).toBe('<p>First.</p>\n')
  })

  it('is all of it without one', () => {
    expect(drawn(`jsx('p', { children: 'First.' }), jsx('p', { children: 'Second.' })`)).toBe(
      '<p>First.</p><p>Second.</p>',
    )
  })
})
