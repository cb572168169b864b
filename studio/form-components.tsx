import { Stack } from '@sanity/ui'
import type { InputProps, ItemProps, NumberInputProps, SanityFormConfig } from 'sanity'
import { AmountInput } from './prices/amount-input.tsx'
import { StockPanel } from './stock/stock-panel.tsx'

/**
 * What the form draws in its own way: amounts of money, and the stock beside its variant and in its own document.
 * It is decided here by the name of the type, so that the content model needs no React.
 *
 * @param siteUrl where the shop says how many are available
 */
export function formComponents(siteUrl: string): SanityFormConfig['components'] {
  return {
    input: function ShopInput(props: InputProps) {
      if (props.schemaType.name === 'minorUnits') return <AmountInput {...(props as NumberInputProps)} />
      if (props.schemaType.name === 'inventoryItem' && props.path.length === 0) {
        return (
          <Stack gap={5}>
            <StockPanel sku={skuOf(props.value)} siteUrl={siteUrl} />
            {props.renderDefault(props)}
          </Stack>
        )
      }
      return props.renderDefault(props)
    },
    item: function ShopItem(props: ItemProps) {
      if (props.schemaType.name !== 'variant') return props.renderDefault(props)
      return (
        <Stack gap={2} paddingBottom={2}>
          {props.renderDefault(props)}
          <StockPanel sku={skuOf(props.value)} siteUrl={siteUrl} />
        </Stack>
      )
    },
  }
}

function skuOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('sku' in value)) return undefined
  return typeof value.sku === 'string' ? value.sku : undefined
}
