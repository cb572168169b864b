import { Badge, Flex, Stack, Text } from '@sanity/ui'
import type { LivePage } from './answer.ts'
import { byMarket } from './by-market.ts'
import { agoText } from './words.ts'

type PageListProps = {
  pages: readonly LivePage[]
  now: number
  /** What is said of a page that was not seen yet. */
  unseen: string
}

/** Pages of the shop, market by market, each with a link that opens it, why it shows the document, and when it was seen to. */
export function PageList({ pages, now, unseen }: PageListProps) {
  return (
    <Stack gap={5}>
      {byMarket(pages).map(({ market, pages: inMarket }) => (
        <Stack gap={4} key={market}>
          <Text
            size={0}
            muted
            weight="semibold"
            style={{ textTransform: 'uppercase', letterSpacing: '0.06em' }}
          >
            {market}
          </Text>
          <Stack as="ul" gap={4} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {inMarket.map((page) => (
              <PageItem key={page.url} page={page} now={now} unseen={unseen} />
            ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  )
}

function PageItem({ page, now, unseen }: { page: LivePage; now: number; unseen: string }) {
  const { url, path, title, expected, reasons, seen } = page
  return (
    <Stack as="li" gap={2}>
      <Flex gap={2} align="center" wrap="wrap">
        <Text size={1} weight="medium" style={{ overflowWrap: 'anywhere' }}>
          <a href={url} target="_blank" rel="noreferrer" aria-label={`Open ${title} ${path} in a new tab`}>
            {path}
          </a>
        </Text>
        {expected === 'gone' && (
          <Badge tone="caution" fontSize={0}>
            Gone
          </Badge>
        )}
        <Text size={1} muted>
          {title}
        </Text>
      </Flex>
      <Text size={1} muted style={{ textWrap: 'pretty' }}>
        {[...reasons, seen ? `Seen fresh ${unbroken(agoText(seen, now))}.` : unseen].join(' ')}
      </Text>
    </Stack>
  )
}

const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')
