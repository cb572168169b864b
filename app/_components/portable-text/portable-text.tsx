import { PortableText, type PortableTextReactComponents } from '@portabletext/react'
import type { PortableTextValue } from '#app/_content/portable-text.ts'
import type { Market } from '#lib/market/markets.ts'
import { Callout } from './callout.tsx'
import { TextFigure } from './figure.tsx'
import { ProductReference } from './product-reference.tsx'
import { TextLink } from './text-link.tsx'

/** The texts of the CMS. A block or mark that the shop does not know is left out; the words of a mark stay. */
export function RichText({ value, market }: { value: PortableTextValue; market: Market }) {
  const readable = value.filter((block) => block._type !== 'block' || Array.isArray(block.children))
  return (
    <div className="prose">
      <PortableText value={readable} components={componentsFor(market)} onMissingComponent={false} />
    </div>
  )
}

function componentsFor(market: Market): Partial<PortableTextReactComponents> {
  return {
    types: {
      image: ({ value }) => <TextFigure value={value} />,
      callout: ({ value }) => <Callout value={value} />,
      productReference: ({ value }) => <ProductReference value={value} market={market} />,
    },
    marks: {
      link: ({ value, children }) => (
        <TextLink href={value?.href} market={market}>
          {children}
        </TextLink>
      ),
    },
    block: { h1: ({ children }) => <h2>{children}</h2> },
    unknownType: () => null,
    unknownMark: ({ children }) => <>{children}</>,
    unknownBlockStyle: ({ children }) => <p>{children}</p>,
  }
}
