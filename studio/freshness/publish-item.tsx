import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ChevronDownIcon } from '@sanity/icons/ChevronDown'
import { ChevronRightIcon } from '@sanity/icons/ChevronRight'
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline'
import { Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { useId } from 'react'
import type { Publish } from './answer.ts'
import { liveColor } from './live-color.ts'
import { PublishDetails } from './publish-details.tsx'
import type { Named } from './use-titles.ts'
import { agoText, headline, outcome } from './words.ts'

type PublishItemProps = {
  publish: Publish
  document: Named | undefined
  byYou: boolean
  mayRetry: boolean
  now: number
  open: boolean
  toggle: () => void
  refresh: () => void
}

const tones = { live: 'default', pending: 'primary', failed: 'critical' } as const

/** One publish: what happened and what came of it; opened, how, where and why. */
export function PublishItem(props: PublishItemProps) {
  const { publish, document, byYou, now, open, toggle } = props
  const details = useId()
  const name = headline(
    { ...publish, type: document?.type ?? publish.type },
    document?.title ?? undefined,
    byYou,
  )
  const Chevron = open ? ChevronDownIcon : ChevronRightIcon
  return (
    <Card
      as="li"
      border
      radius={3}
      tone={tones[publish.state]}
      data-testid="publish"
      data-state={publish.state}
    >
      <Card
        as="button"
        type="button"
        padding={4}
        radius={3}
        tone={tones[publish.state]}
        aria-expanded={open}
        aria-controls={details}
        onClick={toggle}
        style={{ width: '100%', textAlign: 'left', cursor: 'pointer' }}
      >
        <Flex gap={3}>
          <Text size={1}>
            <StateIcon state={publish.state} />
          </Text>
          <Stack gap={3} style={{ flex: 1, minWidth: 0 }}>
            <Text size={1} weight="semibold" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            <Text size={1} muted style={{ textWrap: 'pretty' }}>
              {capital(outcome(publish))}
            </Text>
          </Stack>
          <Text size={1} muted style={{ whiteSpace: 'nowrap' }}>
            <time
              dateTime={publish.moments.received}
              title={new Date(publish.moments.received).toLocaleString()}
            >
              {agoText(publish.moments.received, now)}
            </time>
          </Text>
          <Text size={1} muted>
            <Chevron />
          </Text>
        </Flex>
      </Card>
      <div id={details} hidden={!open}>
        {open && <PublishDetails {...props} name={name} />}
      </div>
    </Card>
  )
}

function StateIcon({ state }: Pick<Publish, 'state'>) {
  if (state === 'pending') return <Spinner size={1} aria-label="On its way" />
  if (state === 'failed') return <ErrorOutlineIcon aria-label="Failed" />
  return <CheckmarkCircleIcon aria-label="Live" style={{ color: liveColor }} />
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
