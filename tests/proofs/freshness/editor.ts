import type { Mutation, SanityClient } from '@sanity/client'
import { watchedTypes } from '#lib/inbox/sanity-hook.ts'
import { eventually } from '#tests/support/eventually.ts'
import type { ShopDocument } from './shop-document.ts'

/** Milliseconds from now at which a scheduled release goes out. */
const scheduledIn = 1_000

type Mutable = Parameters<SanityClient['create']>[0] & { _id: string }

/** A delivery that a write causes and that has to arrive. `rev` is null when the document is gone. */
export type Expected = { id: string; rev: string | null }

/** Someone who writes into the lake, and remembers what has to be told of it. */
export class Editor {
  readonly client: SanityClient
  #expected: Expected[] = []

  constructor(client: SanityClient) {
    this.client = client
  }

  /** Publishes documents as they are, and removes others, in one transaction. */
  async write(documents: readonly ShopDocument[], removed: readonly string[] = []): Promise<void> {
    const mutations: Mutation[] = [
      ...documents.map((document) => ({ createOrReplace: storable(document) as Mutable })),
      ...removed.map((id) => ({ delete: { id } })),
    ]
    const { transactionId } = await this.client.mutate(mutations, { returnDocuments: false })
    for (const { _id, _type } of documents)
      if (isWatched(_id, _type)) this.#expected.push({ id: _id, rev: transactionId })
  }

  /** Saves a draft, as the Studio does while somebody types. No page may move for it. */
  async draft(document: ShopDocument): Promise<void> {
    await this.client.createOrReplace(storable({ ...document, _id: `drafts.${document._id}` }) as Mutable)
  }

  async publish(document: ShopDocument): Promise<void> {
    await this.draft(document)
    await this.client.action({
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${document._id}`,
      publishedId: document._id,
    })
  }

  async unpublish(id: string): Promise<void> {
    await this.client.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: `drafts.${id}`,
      publishedId: id,
    })
    await this.client.delete(`drafts.${id}`)
  }

  /** Publishes documents by a release, at once or at a time that comes soon. */
  async release(releaseId: string, documents: readonly ShopDocument[], scheduled: boolean): Promise<void> {
    const { releases } = this.client
    await releases.create({
      releaseId,
      metadata: { title: releaseId, releaseType: scheduled ? 'scheduled' : 'asap' },
    })
    for (const document of documents) {
      const { _id, ...content } = storable(document)
      await this.client.create({ ...content, _id: `versions.${releaseId}.${_id}` } as Mutable)
    }
    if (scheduled)
      await releases.schedule({ releaseId, publishAt: new Date(Date.now() + scheduledIn).toISOString() })
    else await releases.publish({ releaseId })
    await this.#published(releaseId)
  }

  async #published(releaseId: string): Promise<void> {
    await eventually(async () => {
      const release = await this.client.releases.get({ releaseId })
      if (release?.state !== 'published') throw new Error(`The release ${releaseId} is ${release?.state}.`)
    })
  }

  /** What has to be delivered since the last call. */
  takeExpected(): Expected[] {
    const taken = this.#expected
    this.#expected = []
    return taken
  }
}

/** Without what the lake gives itself. */
function storable({ _rev, _createdAt, _updatedAt, ...document }: ShopDocument): ShopDocument {
  return JSON.parse(JSON.stringify(document)) as ShopDocument
}

function isWatched(id: string, type: string): boolean {
  return !id.includes('.') && watchedTypes.some((watched) => watched === type)
}
