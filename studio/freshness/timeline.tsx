import { Card, Flex, Stack, Text } from '@sanity/ui'
import type { Publish } from './answer.ts'
import { liveColor } from './live-color.ts'
import { stagesOf } from './stages.ts'
import { spanText } from './words.ts'

/** The way of a publish from its commit to its pages, each stage with when it was reached. */
export function Timeline({ publish }: { publish: Publish }) {
  const stages = stagesOf(publish.moments)
  return (
    <Stack as="ol" gap={3} style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Timeline">
      {stages.map(({ label, at, offset, begin, length }) => (
        <Stack as="li" gap={2} key={label} title={at}>
          <Flex justify="space-between" gap={3}>
            <Text size={1}>{label}</Text>
            <Text size={1} muted style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
              {offset === 0 ? new Date(at).toLocaleTimeString() : `+ ${spanText(offset)}`}
            </Text>
          </Flex>
          <Card tone="transparent" radius={2} style={{ height: 4, position: 'relative' }} aria-hidden>
            <Card
              radius={2}
              style={{
                position: 'absolute',
                left: `${begin}%`,
                width: `max(3px, ${length}%)`,
                maxWidth: `calc(100% - min(${begin}%, 100% - 3px))`,
                height: 4,
                background: liveColor,
              }}
            />
          </Card>
        </Stack>
      ))}
    </Stack>
  )
}
