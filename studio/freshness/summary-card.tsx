import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline'
import { Card, Flex, Stack, Text } from '@sanity/ui'
import type { Freshness } from './answer.ts'
import { standing } from './standing.ts'

const looks = {
  good: { tone: 'positive', icon: <CheckmarkCircleIcon /> },
  busy: { tone: 'primary', icon: <ClockIcon /> },
  bad: { tone: 'critical', icon: <ErrorOutlineIcon /> },
} as const

/** How the shop stands, in one sentence, with what supports it. */
export function SummaryCard({ summary, now }: { summary: Freshness['summary']; now: number }) {
  const { mood, sentence, details } = standing(summary, now)
  const { tone, icon } = looks[mood]
  return (
    <Card padding={4} radius={3} tone={tone} data-testid="freshness-summary">
      <Flex gap={3}>
        <Text size={2}>{icon}</Text>
        <Stack gap={3} style={{ minWidth: 0 }}>
          <Text size={2} weight="semibold" role="status">
            {sentence}
          </Text>
          <Text size={1} style={{ textWrap: 'pretty' }}>
            {details.join(' · ')}
          </Text>
        </Stack>
      </Flex>
    </Card>
  )
}
