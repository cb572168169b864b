import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import { Button, Card, Flex, Stack, Text } from '@sanity/ui'
import { describeProblem } from './problem.ts'

/** What keeps the shop from telling, and what to do. */
export function ProblemCard({ problem, again }: { problem: unknown; again: () => void }) {
  const { title, advice, kind } = describeProblem(problem)
  return (
    <Card padding={4} radius={3} tone={kind === 'forbidden' ? 'caution' : 'critical'} role="alert">
      <Flex gap={3}>
        <Text size={2}>
          <WarningOutlineIcon />
        </Text>
        <Stack gap={4} style={{ minWidth: 0 }}>
          <Text weight="semibold">{title}</Text>
          <Text size={1}>{advice}</Text>
          {kind !== 'forbidden' && (
            <Flex>
              <Button mode="ghost" fontSize={1} text="Ask again" onClick={again} />
            </Flex>
          )}
        </Stack>
      </Flex>
    </Card>
  )
}
