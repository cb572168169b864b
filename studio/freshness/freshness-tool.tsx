import { Box, Button, Card, Container, Flex, Heading, Spinner, Stack, Text } from '@sanity/ui'
import { useState } from 'react'
import { ProblemCard } from './problem-card.tsx'
import { PublishItem } from './publish-item.tsx'
import { SummaryCard } from './summary-card.tsx'
import { useFreshness } from './use-freshness.ts'
import { useNow } from './use-now.ts'
import { useOwnCommits } from './use-own-commits.ts'
import { useTitles } from './use-titles.ts'

const step = 25
const most = 100
const filters = [
  { state: undefined, label: 'All' },
  { state: 'pending', label: 'On their way' },
  { state: 'failed', label: 'Failed' },
] as const

/** What became of what was published: what is live and since when, what is on its way, and what failed. */
export function FreshnessTool() {
  const [state, setState] = useState<(typeof filters)[number]['state']>(undefined)
  const [limit, setLimit] = useState(step)
  const { last, problem, refresh } = useFreshness({ state, limit }, 2_000)
  const now = useNow()
  return (
    <Card height="fill" overflow="auto" tone="transparent">
      <Container width={2} padding={[3, 4, 5]}>
        <Stack gap={5}>
          <Flex align="center" justify="space-between" gap={3} wrap="wrap">
            <Heading as="h1" size={2}>
              Freshness
            </Heading>
            <Flex gap={1} role="group" aria-label="Which changes">
              {filters.map(({ state: wanted, label }) => (
                <Button
                  key={label}
                  mode={state === wanted ? 'default' : 'bleed'}
                  aria-pressed={state === wanted}
                  fontSize={1}
                  padding={3}
                  text={label}
                  onClick={() => setState(wanted)}
                />
              ))}
            </Flex>
          </Flex>
          {problem !== undefined && <ProblemCard problem={problem} again={refresh} />}
          {last && <SummaryCard summary={last.summary} now={now} />}
          {last && <Publishes answer={last} filtered={state !== undefined} now={now} refresh={refresh} />}
          {last?.next != null && limit < most && (
            <Flex justify="center">
              <Button mode="ghost" text="Show more" onClick={() => setLimit(Math.min(most, limit + step))} />
            </Flex>
          )}
          {!last && problem === undefined && <Loading />}
        </Stack>
      </Container>
    </Card>
  )
}

type PublishesProps = {
  answer: NonNullable<ReturnType<typeof useFreshness>['last']>
  filtered: boolean
  now: number
  refresh: () => void
}

function Publishes({ answer, filtered, now, refresh }: PublishesProps) {
  const { publishes, you } = answer
  const [open, setOpen] = useState<number | null>(null)
  const titles = useTitles(publishes)
  const isByYou = useOwnCommits(publishes)
  if (publishes.length === 0) return <Nothing filtered={filtered} />
  return (
    <Stack as="ul" gap={2} style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Changes">
      {publishes.map((publish) => (
        <PublishItem
          key={publish.id}
          publish={publish}
          document={titles.get(publish.subject ?? '')}
          byYou={isByYou(publish)}
          mayRetry={you.mayRetry}
          now={now}
          open={open === publish.id}
          toggle={() => setOpen(open === publish.id ? null : publish.id)}
          refresh={refresh}
        />
      ))}
    </Stack>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <Card padding={5} radius={3} border>
      <Stack gap={3}>
        <Text align="center" weight="semibold">
          {filtered ? 'None' : 'Nothing was published yet'}
        </Text>
        <Text align="center" size={1} muted>
          {filtered
            ? 'There is nothing to do here.'
            : 'Publish a document, and see here when it is live, on which pages and why.'}
        </Text>
      </Stack>
    </Card>
  )
}

function Loading() {
  return (
    <Box padding={5}>
      <Flex align="center" justify="center" gap={3} role="status">
        <Spinner muted />
        <Text muted size={1}>
          The shop is asked…
        </Text>
      </Flex>
    </Box>
  )
}
