import { Card, Flex, Stack, Text } from '@sanity/ui'
import { isSku } from '#sanity/schema/sku-rules.ts'
import { count, receive } from './change-stock.ts'
import { parseCounted, parseReceived } from './quantity.ts'
import { StockForm } from './stock-form.tsx'
import { useAvailableStock } from './use-available-stock.ts'
import { useStockState } from './use-stock-state.ts'

/** One variant's stock with the two ways to change it. It is shared by the product form and the stock document. */
export function StockPanel({ sku, siteUrl }: { sku: string | undefined; siteUrl: string }) {
  if (sku === undefined || !isSku(sku)) {
    return (
      <Card padding={3} tone="transparent" radius={2}>
        <Text size={1} muted>
          Stock can be counted as soon as the variant has its SKU.
        </Text>
      </Card>
    )
  }
  return <CountedStock key={sku} sku={sku} siteUrl={siteUrl} />
}

function CountedStock({ sku, siteUrl }: { sku: string; siteUrl: string }) {
  const state = useStockState(sku)
  const available = useAvailableStock(
    siteUrl,
    sku,
    state.status === 'counted' ? state.revision : state.status,
  )
  const counted = state.status === 'counted'

  return (
    <Card
      padding={3}
      radius={2}
      tone={counted && state.onHand <= 0 ? 'caution' : 'transparent'}
      data-testid={`stock-${sku}`}
      role="group"
      aria-label={`Stock of ${sku}`}
    >
      <Stack gap={3}>
        <Flex gap={4} wrap="wrap">
          <Figure label="On hand" value={counted ? state.onHand : state.status === 'missing' ? 0 : null} />
          <Figure label="Sold" value={counted ? state.sold : state.status === 'missing' ? 0 : null} />
          <Figure label="Available" value={available.status === 'known' ? available.available : null} />
        </Flex>
        {state.status === 'missing' && (
          <Text size={1} muted>
            Not counted yet. Receive the first pieces, or count what is there.
          </Text>
        )}
        <Flex gap={4} wrap="wrap">
          <StockForm
            name="Receive"
            label={`Pieces of ${sku} that arrived`}
            placeholder="Arrived"
            parse={parseReceived}
            state={state}
            commit={(client, quantity) => receive(client, sku, quantity, state)}
            done={(quantity) => `${quantity} received.`}
          />
          <StockForm
            name="Count"
            label={`Pieces of ${sku} that were counted`}
            placeholder="Counted"
            parse={parseCounted}
            state={state}
            commit={(client, quantity, begun) => count(client, sku, quantity, begun)}
            done={(quantity) => `Counted: ${quantity} on hand.`}
          />
        </Flex>
      </Stack>
    </Card>
  )
}

function Figure({ label, value }: { label: string; value: number | null }) {
  return (
    <Stack gap={2}>
      <Text size={1} muted>
        {label}
      </Text>
      <Text size={2} weight="semibold">
        {value ?? '–'}
      </Text>
    </Stack>
  )
}
