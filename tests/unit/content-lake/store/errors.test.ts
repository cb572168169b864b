import { ClientError, ServerError } from '@sanity/client'
import { expect, test } from 'vitest'
import { storageUnavailable } from '#emulators/content-lake/store/faults.ts'
import { openFixture, refusal } from './fixture.ts'

/** What the client's HTTP layer hands to its error classes. */
const response = (status: number, body: unknown) => ({
  statusCode: status,
  statusMessage: null,
  headers: { 'content-type': 'application/json' },
  body: JSON.parse(JSON.stringify(body)),
  url: 'http://lake',
  method: 'POST',
})

test('a failed mutation reads well in the client, with its details', async () => {
  const { status, body } = await refusal(openFixture().mutate([{ patch: { id: 'a', set: {} } }]))
  const error = new ClientError(response(status, body))
  expect(error.message).toBe(
    'The mutation(s) failed: The document with the ID "a" was not found:\n- The document with the ID "a" was not found',
  )
  expect(error.details).toMatchObject({ type: 'mutationError', items: [{ index: 0, error: { id: 'a' } }] })
})

test('so does a failed action', async () => {
  const publish = { actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' }
  const { status, body } = await refusal(openFixture().act(publish))
  const error = new ClientError(response(status, body))
  expect(error.message).toContain('The action(s) failed: The document with the ID "drafts.a" was not found')
  expect(error.details).toMatchObject({ type: 'actionError' })
})

test('a reused transaction id names it', async () => {
  const { mutate } = openFixture()
  await mutate([{ create: { _type: 't' } }], { transactionId: 'T1' })
  const { status, body } = await refusal(mutate([{ create: { _type: 't' } }], { transactionId: 'T1' }))
  expect(new ClientError(response(status, body)).message).toBe('Transaction ID "T1" was used before')
})

test('a disk that fails is a ServerError with its reason', () => {
  const { status, body } = storageUnavailable(new Error('database or disk is full'))
  expect(status).toBe(503)
  expect(new ServerError(response(status, body)).message).toContain('database or disk is full')
})
