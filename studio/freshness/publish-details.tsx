import { Card, Flex, Grid, Heading, Stack, Text } from '@sanity/ui'
import type { ReactNode } from 'react'
import { IntentLink } from 'sanity/router'
import useSWR from 'swr'
import type { Publish } from './answer.ts'
import { askPublish } from './ask.ts'
import { describeFlag } from './flags.ts'
import { PageList } from './page-list.tsx'
import { RetryButton } from './retry-button.tsx'
import { Timeline } from './timeline.tsx'
import { useSessionToken } from './use-freshness.ts'
import type { Named } from './use-titles.ts'
import { agoText } from './words.ts'

type PublishDetailsProps = {
  publish: Publish
  document: Named | undefined
  name: string
  mayRetry: boolean
  now: number
  refresh: () => void
}

/** How a publish went live, on which pages and why. */
export function PublishDetails({ publish, document, name, mayRetry, now, refresh }: PublishDetailsProps) {
  const { state, reason, nextAttempt, subject, flags } = publish
  const pages = useAllPages(publish)
  const troubled = state !== 'live' && reason !== null
  return (
    <Stack gap={5} padding={4}>
      {troubled && (
        <Card
          border
          padding={3}
          radius={2}
          tone={state === 'failed' ? 'critical' : 'caution'}
          data-testid="reason"
        >
          <Stack gap={3}>
            <Text size={1} weight="semibold">
              {state === 'failed' ? 'Why it failed' : 'Why it is not live yet'}
            </Text>
            <Text size={1} style={{ overflowWrap: 'anywhere' }}>
              {reason}
            </Text>
            {nextAttempt && (
              <Text size={1} muted>
                Tried {publish.attempts} times; tried again by itself.
              </Text>
            )}
          </Stack>
        </Card>
      )}
      {troubled && (
        <RetryButton
          id={publish.id}
          name={name}
          refusal={mayRetry ? null : 'Your role may look at this. An editor can try it again.'}
          done={refresh}
        />
      )}
      {flags.map((flag) => (
        <Card key={flag} padding={3} radius={2} tone="caution">
          <Text size={1}>{describeFlag(flag)}</Text>
        </Card>
      ))}
      <Grid gridTemplateColumns={[1, 1, 2]} gap={5}>
        <Section title="Where, and why">
          {pages.length > 0 ? (
            <PageList pages={pages} now={now} unseen={state === 'live' ? '' : 'Not seen fresh yet.'} />
          ) : (
            <Text size={1} muted style={{ textWrap: 'pretty' }}>
              {state === 'live'
                ? (reason ?? 'No page shows it.')
                : 'It is not known yet which pages show it.'}
            </Text>
          )}
        </Section>
        <Section title="How">
          <Timeline publish={publish} />
          {publish.lookedAgain && (
            <Text size={1} muted>
              Its pages were looked at again {agoText(publish.lookedAgain, now)}, when the shop started.
            </Text>
          )}
        </Section>
      </Grid>
      {document && subject !== null && (
        <Flex>
          <Text size={1}>
            <IntentLink intent="edit" params={{ id: subject, type: document.type }}>
              Open the document
            </IntentLink>
          </Text>
        </Flex>
      )}
    </Stack>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={4} style={{ alignContent: 'start', minWidth: 0 }}>
      <Heading as="h3" size={0}>
        {title}
      </Heading>
      {children}
    </Stack>
  )
}

/** A list holds the first pages only; the others are asked for when somebody looks. */
function useAllPages({ id, pages, pageCount, state }: Publish) {
  const token = useSessionToken()
  const { data } = useSWR(
    pageCount > pages.length ? ['freshness pages', id, state] : null,
    () => askPublish(token, id),
    {
      shouldRetryOnError: false,
    },
  )
  return data?.pages ?? pages
}
