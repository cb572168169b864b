import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { Box, Card, Flex, Spinner, Stack, Text } from '@sanity/ui'
import { type DocumentInspector, type DocumentInspectorProps, getPublishedId, useEditState } from 'sanity'
import { DocumentInspectorHeader } from 'sanity/structure'
import type { Freshness } from './answer.ts'
import { liveText } from './live-text.ts'
import { PageList } from './page-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import { RetryButton } from './retry-button.tsx'
import { Timeline } from './timeline.tsx'
import { useDocumentFreshness } from './use-document-freshness.ts'
import { useNow } from './use-now.ts'

const title = 'Where it is live'

/** A panel beside the form: the pages that show the document, and how its last publish got there. */
export const liveInspector: DocumentInspector = {
  name: 'live',
  component: LiveInspector,
  useMenuItem: () => ({ title, icon: EarthGlobeIcon, showAsAction: true }),
}

function LiveInspector({ documentId, documentType, onClose }: DocumentInspectorProps) {
  const id = getPublishedId(documentId)
  const { published } = useEditState(id, documentType)
  const { last, problem, refresh } = useDocumentFreshness(id, published?._rev)
  return (
    <Flex direction="column" height="fill" overflow="hidden">
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel={`Close ${title}`}
        onClose={onClose}
        title={title}
      />
      <Card flex={1} overflow="auto" padding={4} data-testid="live-inspector">
        <Stack gap={5}>
          {problem !== undefined && <ProblemCard problem={problem} again={refresh} />}
          {last ? <Live answer={last} refresh={refresh} /> : problem === undefined && <Asking />}
        </Stack>
      </Card>
    </Flex>
  )
}

const tones = { good: 'positive', busy: 'primary', bad: 'critical', none: 'transparent' } as const

function Live({ answer, refresh }: { answer: Freshness; refresh: () => void }) {
  const now = useNow()
  const { live, publishes, you } = answer
  const [newest] = publishes
  const text = liveText(answer)
  return (
    <>
      <Card padding={3} radius={2} tone={tones[text?.mood ?? 'none']}>
        <Stack gap={3}>
          <Text size={1} weight="semibold" role="status">
            {text?.label ?? (live ? 'Not published' : 'Where it is live cannot be told right now')}
          </Text>
          <Text size={1} style={{ textWrap: 'pretty' }}>
            {text?.title ?? (live ? 'Shoppers see nothing of it yet.' : 'The Content Lake does not answer.')}
          </Text>
        </Stack>
      </Card>
      {newest && newest.state !== 'live' && newest.reason !== null && (
        <RetryButton
          id={newest.id}
          name="the last publish"
          refusal={you.mayRetry ? null : 'An editor can try it again.'}
          done={refresh}
        />
      )}
      {live && live.everyPage.length > 0 && (
        <Text size={1} style={{ textWrap: 'pretty' }}>
          {live.everyPage.join(' ')}
        </Text>
      )}
      {live && live.pages.length > 0 && (
        <PageList pages={live.pages} now={now} unseen="Unchanged since the shop was opened." />
      )}
      {newest && <Timeline publish={newest} />}
    </>
  )
}

function Asking() {
  return (
    <Box padding={4}>
      <Flex justify="center" role="status" aria-label="The shop is asked">
        <Spinner muted />
      </Flex>
    </Box>
  )
}
