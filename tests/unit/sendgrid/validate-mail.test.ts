import { describe, expect, test } from 'vitest'
import { validateMail } from '#emulators/sendgrid/validation/mail.ts'

const now = Date.UTC(2026, 0, 1) / 1000
const mail = {
  personalizations: [{ to: [{ email: 'ada@shopper.example' }] }],
  from: { email: 'shop@restock.example', name: 'Restock' },
  subject: 'Luna mug is back',
  content: [
    { type: 'text/plain', value: 'It is back.' },
    { type: 'text/html', value: '<p>It is back.</p>' },
  ],
}

function errorsOf(change: Record<string, unknown>) {
  const result = validateMail({ ...mail, ...change }, now)
  return 'errors' in result ? result.errors.map(({ field, message }) => `${field}: ${message}`) : []
}

const to = (...emails: string[]) => emails.map((email) => ({ email }))

describe('validateMail', () => {
  test('accepts what the official client sends', () => {
    expect(errorsOf({})).toEqual([])
    expect(errorsOf({ reply_to: { email: 'help@restock.example' }, custom_args: { outbox: '7' } })).toEqual(
      [],
    )
    expect(
      errorsOf({ headers: { 'List-Unsubscribe': '<https://shop.example/u>' }, send_at: now + 3600 }),
    ).toEqual([])
  })

  test.each([
    [
      'no personalization',
      { personalizations: [] },
      /^personalizations: The personalizations field is required/,
    ],
    [
      'no recipient',
      { personalizations: [{ to: [] }] },
      /^personalizations\.0\.to: The to array is required/,
    ],
    [
      'a malformed recipient',
      { personalizations: [{ to: to('ada@shopper.example') }, { to: to('nobody') }] },
      /^personalizations\.1\.to\.0\.email: Does not contain a valid address/,
    ],
    [
      'an address twice in the request, in whatever case',
      {
        personalizations: [
          { to: to('ada@shopper.example') },
          { to: to('x@y.example'), cc: to('Ada@Shopper.example') },
        ],
      },
      /\[ada@shopper\.example\] in the personalizations\.1\.cc field/,
    ],
    ['no sender', { from: undefined }, /^from\.email: The from object must be provided/],
    ['a malformed sender', { from: { email: 'Restock' } }, /^from\.email: Does not contain a valid address/],
    ['no subject', { subject: '' }, /^subject: The subject is required/],
    ['no content', { content: undefined }, /^content: Unless a valid template_id is provided/],
    [
      'empty content',
      { content: [{ type: 'text/plain', value: '' }] },
      /^content\.0\.value: .* at least one character/,
    ],
    ['html before text', { content: [...mail.content].reverse() }, /^content: .*text\/plain must be first/],
    ['a reserved header', { headers: { Subject: 'x' } }, /^headers\.Subject: The header Subject is reserved/],
    [
      'a header with a line break',
      { headers: { 'X-A': 'a\r\nBcc: b@c.example' } },
      /^headers\.X-A: .*line breaks/,
    ],
    [
      'an argument that is no string',
      { custom_args: { outbox: 7 } },
      /^custom_args: Each custom_arg must be a string/,
    ],
    [
      'too many bytes of arguments',
      { custom_args: { a: 'x'.repeat(10_000) } },
      /^custom_args: .*10000 bytes/,
    ],
    ['a send more than 72 hours ahead', { send_at: now + 72 * 3600 + 1 }, /^send_at: .*72 hours/],
    ['a template', { template_id: 'd-1' }, /^template_id: /],
    [
      'a field that does not exist',
      { recipient: 'x' },
      /^recipient: Additional property recipient is not allowed/,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(errorsOf(change)).toEqual([expect.stringMatching(message)])
  })

  test('takes 1,000 personalizations and not one more', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ to: to(`s${index}@shopper.example`) }))
    expect(errorsOf({ personalizations: many(1000) })).toEqual([])
    expect(errorsOf({ personalizations: many(1001) })).toEqual([
      expect.stringContaining('You have provided 1001'),
    ])
  })

  test('lets every personalization bring the subject', () => {
    const personalizations = [{ to: to('ada@shopper.example'), subject: 'Yours' }]
    expect(errorsOf({ subject: undefined, personalizations })).toEqual([])
  })

  test('reports all faults of a request together', () => {
    expect(errorsOf({ from: undefined, subject: undefined, content: [] })).toHaveLength(3)
  })
})
