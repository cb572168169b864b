import { expect, test } from 'vitest'
import { deliveriesOf } from '#emulators/sendgrid/deliveries.ts'

const mail = {
  from: { email: 'shop@restock.example', name: 'Restock' },
  reply_to: { email: 'help@restock.example' },
  subject: 'Back: -product-',
  content: [{ type: 'text/html', value: '<p>-product- is back</p>' }],
  custom_args: { kind: 'alert', outbox: '0' },
  personalizations: [
    {
      to: [{ email: 'ada@shopper.example', name: 'Ada' }],
      bcc: [{ email: 'archive@restock.example' }],
      substitutions: { '-product-': 'Luna $& mug' },
      custom_args: { outbox: '1' },
    },
    { to: [{ email: 'ben@shopper.example' }], subject: 'For Ben' },
  ],
}

test('makes one delivery for each recipient, with what its personalization says', () => {
  const [ada, archive, ben] = deliveriesOf(mail)
  expect(ada).toMatchObject({
    to: 'ada@shopper.example',
    from: 'Restock <shop@restock.example>',
    subject: 'Back: Luna $& mug',
    html: '<p>Luna $& mug is back</p>',
    text: null,
    custom_args: { kind: 'alert', outbox: '1' },
  })
  expect(archive?.to).toBe('archive@restock.example')
  expect(ben).toMatchObject({ subject: 'For Ben', custom_args: { kind: 'alert', outbox: '0' } })
})

test('shows the headers that a recipient would find, and no blind copy', () => {
  const [ada] = deliveriesOf(mail)
  expect(ada?.headers).toEqual({
    From: 'Restock <shop@restock.example>',
    To: 'Ada <ada@shopper.example>',
    'Reply-To': 'help@restock.example',
  })
})
