import {
  PortableText,
  type PortableTextBlockComponent,
  type PortableTextReactComponents,
} from '@portabletext/react'
import type { ReactNode } from 'react'
import { type Heading, headingsOf } from '#app/_content/outline.ts'
import { writtenName } from '#app/_content/part-name.ts'
import type { PortableTextValue } from '#app/_content/portable-text.ts'
import type { StandingType } from '#app/_content/well-nested.ts'
import type { Market } from '#lib/market/markets.ts'
import { previewAllowed } from '#lib/preview/request.ts'
import { Callout } from './callout.tsx'
import { TextFigure } from './figure.tsx'
import { TextHeading } from './heading.tsx'
import { reportMissing } from './missing.ts'
import { MissingPart } from './missing-part.tsx'
import { ProductReference } from './product-reference.tsx'
import { TextLink } from './text-link.tsx'

interface RichTextProps {
  value: PortableTextValue
  market: Market
}

/**
 * The texts of the CMS. A block, style or mark that the shop does not know is left out, while its words stay; it is noted in the log, and shown to who
 * looks at a preview.
 */
export async function RichText(props: RichTextProps) {
  return <DrawnText {...props} preview={await previewAllowed()} />
}

/** @param preview says in place what could not be drawn. */
export function DrawnText({ value, market, preview }: RichTextProps & { preview: boolean }) {
  const readable = value.filter((block) => block._type !== 'block' || Array.isArray(block.children))
  const headings = headingsOf(readable)
  const missing = (name: string) =>
    preview ? <MissingPart name={writtenName(name)} market={market} /> : null
  return (
    <div className="prose">
      <PortableText
        value={readable.map((block, at) => ({ ...block, heading: headings[at] }))}
        components={componentsFor(market, missing)}
        onMissingComponent={(_message, { nodeType, type }) => reportMissing(nodeType, writtenName(type))}
      />
    </div>
  )
}

function componentsFor(
  market: Market,
  missing: (name: string) => ReactNode,
): Partial<PortableTextReactComponents> {
  return {
    types: {
      image: ({ value }) => <TextFigure value={value} />,
      callout: ({ value }) => <Callout value={value} market={market} />,
      productReference: ({ value }) => <ProductReference value={value} market={market} />,
    } satisfies Record<StandingType, PortableTextReactComponents['types'][string]>,
    marks: {
      link: ({ value, children }) => (
        <TextLink href={value?.href} market={market}>
          {children}
        </TextLink>
      ),
    },
    block: {
      h1: heading,
      h2: heading,
      h3: heading,
      h4: heading,
      h5: heading,
      h6: heading,
    },
    unknownType: ({ value }) => missing(value._type),
    unknownMark: ({ markType, children }) => (
      <>
        {children}
        {missing(markType)}
      </>
    ),
    unknownBlockStyle: ({ value, children }) => (
      <p>
        {children}
        {missing(value.style ?? '')}
      </p>
    ),
  }
}

/** Where there are no words there is no heading. */
const heading: PortableTextBlockComponent = ({ value, children }) => {
  const { heading } = value as { heading?: Heading }
  return heading ? <TextHeading heading={heading}>{children}</TextHeading> : children
}
