import { post } from './server.ts'

/** A transaction as it is sent, and the documents it changes. Each changes several, so that half of one would show. */
export interface Sent {
  id: string
  path: string
  body: Record<string, unknown>
  changes: string[]
}

export const COUNTER = 'counter'

/** Mutations that make two documents, one of which refers to the other, and count themselves in a third. */
function mutations(id: string, size: number): Sent {
  const [a, b] = [`${id}-a`, `${id}-b`]
  return {
    id,
    path: '/data/mutate/production',
    changes: [b, a, COUNTER],
    body: {
      transactionId: id,
      mutations: [
        { create: { _id: b, _type: 'b', to: { _type: 'reference', _ref: a } } },
        { create: { _id: a, _type: 'a', text: 'x'.repeat(size) } },
        { patch: { id: COUNTER, inc: { n: 1 } } },
      ],
    },
  }
}

/** Actions that publish one note and leave another as a draft. */
function actions(id: string, size: number): Sent {
  const [shown, kept] = [`${id}-shown`, `${id}-kept`]
  const create = (publishedId: string) => ({
    actionType: 'sanity.action.document.create',
    publishedId,
    attributes: { _id: `drafts.${publishedId}`, _type: 'note', text: 'y'.repeat(size) },
  })
  const publish = {
    actionType: 'sanity.action.document.publish',
    publishedId: shown,
    draftId: `drafts.${shown}`,
  }
  return {
    id,
    path: '/data/actions/production',
    changes: [`drafts.${kept}`, shown],
    body: { transactionId: id, actions: [create(shown), create(kept), publish] },
  }
}

/** What was sent, by id, and what is known of it. */
export interface Ledger {
  sent: Map<string, Sent>
  acknowledged: Set<string>
  faults: string[]
}

/** Sends transactions one after the other until the server answers no more. */
async function write(url: string, name: string, ledger: Ledger, random: () => number): Promise<void> {
  for (let n = 0; ; n++) {
    const make = random() < 0.25 ? actions : mutations
    const one = make(`${name}-${n}`, Math.floor(random() * 3000))
    ledger.sent.set(one.id, one)
    try {
      const { status, body } = await post(url, one.path, one.body)
      if (status === 200) ledger.acknowledged.add(one.id)
      else ledger.faults.push(`${one.id} was answered ${status}: ${JSON.stringify(body)}`)
    } catch {
      return
    }
  }
}

/** Writes from several clients at once until the server is killed. */
export async function writeUntilKilled(
  url: string,
  round: number,
  writers: number,
  ledger: Ledger,
  random: () => number,
): Promise<void> {
  const names = Array.from({ length: writers }, (_, index) => `r${round}-w${index + 1}`)
  await Promise.all(names.map((name) => write(url, name, ledger, random)))
}
