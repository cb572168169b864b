import { sql } from 'drizzle-orm'
import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PageVisit } from '#lib/freshness/page-visit.ts'
import type { Snapshot } from '#lib/inbox/change.ts'
import type { InboxFlag } from '#lib/inbox/flag.ts'
import type { MailPayload } from '#lib/outbox/payload.ts'
import type { EntryKind } from '#lib/search/entry-kind.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
/** JSON that is kept as text: `jsonb` refuses the escaped NUL that a CMS may hold. */
const jsonText = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (text) => JSON.parse(text),
})
const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const identity = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/**
 * Everything that happened and has to be followed up, once per sender and delivery: webhooks, the shop's own crossings of stock, what a sweep of the
 * lake found (`sweep`), and pages that were drawn while the CMS failed (`owed`). A row is `open` until its consequences were seen; `aside` waits for an
 * operator. Who works on it holds a lease.
 */
export const inbox = pgTable(
  'inbox',
  {
    id: identity(),
    sender: text('sender').$type<'sanity' | 'stock' | 'sweep' | 'owed'>().notNull(),
    deliveryId: text('delivery_id').notNull(),
    /** The document or sku that the row is about; null when it was not understood. Open rows of one subject are worked on together. */
    subject: text('subject'),
    /** What is odd about the delivery. */
    flags: jsonb('flags').$type<InboxFlag[]>().notNull().default([]),
    /** As it was received and signed, byte for byte, so that a row can be replayed. */
    body: bytes('body').notNull(),
    state: text('state').$type<'open' | 'done' | 'aside'>().notNull().default('open'),
    /** Why the row stands where it stands, in words. */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    /** Attempts that failed for a reason that waiting alone does not mend. They lead aside. */
    faults: integer('faults').notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
    leaseOwner: uuid('lease_owner'),
    leaseUntil: moment('lease_until'),
    /** The pages that the plan named, each with its reason and the moment at which it was seen fresh. */
    pages: jsonb('pages').$type<PageVisit[]>(),
    committedAt: moment('committed_at'),
    receivedAt: moment('received_at').notNull().defaultNow(),
    plannedAt: moment('planned_at'),
    confirmedAt: moment('confirmed_at'),
    revalidatedAt: moment('revalidated_at'),
    seenAt: moment('seen_at'),
    /** When its pages were first seen fresh: `seenAt` is of the last look, for example after a start. */
    liveAt: moment('live_at'),
    doneAt: moment('done_at'),
  },
  (table) => [
    uniqueIndex('inbox_delivery').on(table.sender, table.deliveryId),
    index('inbox_due').on(table.nextAttemptAt, table.id).where(sql`state = 'open'`),
    index('inbox_open_subject').on(table.subject, table.id).where(sql`state = 'open'`),
    index('inbox_subject').on(table.subject, table.id),
    index('inbox_aside').on(table.id).where(sql`state = 'aside'`),
    index('inbox_flagged').on(table.id).where(sql`flags <> '[]'::jsonb`),
    index('inbox_seen').on(table.seenAt),
  ],
)

/** Deliveries that came under the id of another: they have no effect, and are kept for the operator who asks what they were. */
export const inboxConflicts = pgTable(
  'inbox_conflicts',
  {
    id: identity(),
    inboxId: bigint('inbox_id', { mode: 'number' })
      .notNull()
      .references(() => inbox.id),
    body: bytes('body').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
  },
  (table) => [index('inbox_conflicts_of').on(table.inboxId)],
)

/** What the pages were last made to show of each published document. Whatever differs from the lake was never told of. */
export const knownDocuments = pgTable('known_documents', {
  documentId: text('document_id').primaryKey(),
  type: text('type').notNull(),
  rev: text('rev').notNull(),
  updatedAt: moment('updated_at').notNull(),
  snapshot: jsonText('snapshot').$type<Snapshot>().notNull(),
  seenAt: moment('seen_at').notNull().defaultNow(),
})

/** How far the sweeps of the lake have come: one row. */
export const sweepState = pgTable('sweep_state', {
  id: integer('id').primaryKey(),
  /** The lake's own time when the last sweep began: whatever it committed later may be unknown. */
  lakeTime: moment('lake_time').notNull(),
  sweptAt: moment('swept_at').notNull(),
  /** When every revision was last compared, not only those that the lake says are new. */
  comparedAt: moment('compared_at').notNull(),
  /** When a sweep last found what no webhook had told of, and how many documents. */
  untoldAt: moment('untold_at'),
  untold: integer('untold').notNull().default(0),
  /** Since when changes are found and no webhook comes; null while it does. */
  silentSince: moment('silent_since'),
})

/** Addresses that a document's page once had; they lead to where it is now. */
export const oldSlugs = pgTable(
  'old_slugs',
  {
    type: text('type').notNull(),
    slug: text('slug').notNull(),
    documentId: text('document_id').notNull(),
    retiredAt: moment('retired_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.type, table.slug] }),
    index('old_slugs_document').on(table.documentId),
  ],
)

/**
 * The mirror of each `inventoryItem`, with what only the shop knows.
 * Available = onHand − held − (soldHere − soldInDocument).
 */
export const stock = pgTable(
  'stock',
  {
    sku: text('sku').primaryKey(),
    documentId: text('document_id').notNull(),
    documentRev: text('document_rev').notNull(),
    documentUpdatedAt: moment('document_updated_at').notNull(),
    onHand: integer('on_hand').notNull(),
    soldInDocument: integer('sold_in_document').notNull(),
    held: integer('held').notNull().default(0),
    /** Begins at the document's own count: what was sold before the shop knew the sku is no sale that the document lacks. */
    soldHere: integer('sold_here').notNull(),
    /** The document is gone. The row stays, for orders and alerts that speak of it. */
    removedAt: moment('removed_at'),
    readAt: moment('read_at').notNull(),
  },
  (table) => [
    // Lists of what can be bought ask of each product whether one of its skus is among these.
    index('stock_available')
      .on(table.sku)
      .where(sql`removed_at is null and on_hand - held - (sold_here - sold_in_document) > 0`),
  ],
)

/** Who waits for which variant. A row is active until it is closed; there is one active row for a sku and an address. */
export const stockAlerts = pgTable(
  'stock_alerts',
  {
    id: identity(),
    sku: text('sku').notNull(),
    /** As it was typed; mail goes here. */
    email: text('email').notNull(),
    /** In lower case; it tells addresses apart. */
    emailKey: text('email_key').notNull(),
    market: text('market').notNull(),
    state: text('state').$type<'waiting' | 'notified'>().notNull().default('waiting'),
    createdAt: moment('created_at').notNull().defaultNow(),
    notifiedAt: moment('notified_at'),
    closedAt: moment('closed_at'),
  },
  (table) => [
    uniqueIndex('stock_alerts_active').on(table.sku, table.emailKey).where(sql`closed_at is null`),
    index('stock_alerts_waiting').on(table.sku, table.createdAt, table.id).where(sql`state = 'waiting'`),
  ],
)

/**
 * Mail to be sent. `sending` is committed before a request leaves, so that a request without an answer is known: it becomes
 * `unknown` and is never sent again by itself.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** What the mail is for, for example `stock-alert:17`: the same cause never makes two mails. */
    cause: text('cause').notNull(),
    recipient: text('recipient').notNull(),
    payload: jsonb('payload').$type<MailPayload>().notNull(),
    state: text('state').$type<'due' | 'sending' | 'sent' | 'failed' | 'unknown'>().notNull().default('due'),
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: moment('next_attempt_at').notNull().defaultNow(),
    leaseOwner: uuid('lease_owner'),
    leaseUntil: moment('lease_until'),
    createdAt: moment('created_at').notNull().defaultNow(),
    begunAt: moment('begun_at'),
    sentAt: moment('sent_at'),
    /** The provider's id of the accepted message. */
    messageId: text('message_id'),
  },
  (table) => [
    uniqueIndex('outbox_cause').on(table.cause),
    index('outbox_due').on(table.nextAttemptAt, table.id).where(sql`state = 'due'`),
    index('outbox_unsettled')
      .on(table.state, table.leaseUntil)
      .where(sql`state in ('sending', 'failed', 'unknown')`),
  ],
)

/** The last good result of each query and its parameters, for when the CMS does not answer. */
export const contentReads = pgTable('content_reads', {
  key: text('key').primaryKey(),
  query: text('query').notNull(),
  params: text('params').notNull(),
  /** JSON, as the CMS answered it. */
  result: text('result').notNull(),
  /** Moment at which the read began, in ms since the epoch. */
  readAt: bigint('read_at', { mode: 'number' }).notNull(),
  /** Since when pages stand that were drawn from this result because the CMS failed; null when none does. */
  owedSince: moment('owed_since'),
  /** Those pages, as Next renders them. */
  owedPaths: text('owed_paths').array(),
})

/**
 * Every published product that has an address, as filters and search read it: a projection of the lake that `lib/search` keeps. The listing's own order is
 * `title collate "C", document_id collate "C"`, as the lake sorts.
 */
export const catalogueProducts = pgTable(
  'catalogue_products',
  {
    documentId: text('document_id').primaryKey(),
    /** Names it to `catalogue_variants`: shorter than the document's own, of which a filter compares tens of thousands. */
    id: integer('id').generatedAlwaysAsIdentity().notNull().unique(),
    slug: text('slug').notNull(),
    /** Empty when the product has none. */
    title: text('title').notNull(),
    categoryId: text('category_id'),
    /** The revision of the category whose slug and title stand here. */
    categoryRev: text('category_rev'),
    categorySlug: text('category_slug'),
    categoryTitle: text('category_title'),
    /** The lowest price of its variants in each currency, minor units: `{ "EUR": 2800 }`. */
    prices: jsonb('prices').$type<Record<string, number>>().notNull(),
    /** Values of the option Glaze, as displayed, each once. */
    glazes: text('glazes').array().notNull(),
    sizes: text('sizes').array().notNull(),
    /** Stands for `glazes` where products are grouped by them: a number is compared in a fraction of the time. Of 64 bits: two lists hardly share one. */
    glazesHash: bigint('glazes_hash', { mode: 'bigint' })
      .notNull()
      .generatedAlwaysAs(sql`hash_array_extended(glazes, 0)`),
    sizesHash: bigint('sizes_hash', { mode: 'bigint' })
      .notNull()
      .generatedAlwaysAs(sql`hash_array_extended(sizes, 0)`),
    /** The answer of `productCardProjection`. */
    card: jsonb('card').notNull(),
    /** When the lake made the document. */
    publishedAt: moment('published_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    rev: text('rev').notNull(),
  },
  (table) => [
    index('catalogue_products_slug').using('hash', table.slug),
    index('catalogue_products_order').on(sql`title collate "C"`, sql`document_id collate "C"`),
    index('catalogue_products_category_slug').on(table.categorySlug),
    index('catalogue_products_category_id').on(table.categoryId),
    index('catalogue_products_price_eur').on(sql`((prices->>'EUR')::bigint)`),
    index('catalogue_products_price_usd').on(sql`((prices->>'USD')::bigint)`),
  ],
)

/** The variants of the products in `catalogue_products`, in their order: what one filter asks, one of them has to meet. */
export const catalogueVariants = pgTable(
  'catalogue_variants',
  {
    product: integer('product')
      .notNull()
      .references(() => catalogueProducts.id, { onDelete: 'cascade' }),
    position: smallint('position').notNull(),
    sku: text('sku').notNull(),
    glaze: text('glaze'),
    /** Where its glaze stands among those of the product, from 1. */
    glazePlace: smallint('glaze_place'),
    size: text('size'),
    sizePlace: smallint('size_place'),
    /** Minor units. */
    eur: bigint('eur', { mode: 'number' }),
    usd: bigint('usd', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.product, table.position] }),
    // The values that can be found, each at one look.
    index('catalogue_variants_glaze').on(table.glaze).where(sql`glaze_place is not null`),
    index('catalogue_variants_size').on(table.size).where(sql`size_place is not null`),
  ],
)

/** Everything that a search can find: a projection of the lake and of the help pages that `lib/search` keeps. */
export const searchEntries = pgTable(
  'search_entries',
  {
    kind: text('kind').$type<EntryKind>().notNull(),
    /** The id of the document, or the slug of the help page. */
    key: text('key').notNull(),
    /** The page's path without a market. */
    path: text('path').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    body: text('body').notNull(),
    picture: jsonb('picture'),
    /** Words of the title and what else names it, folded: those that typing errors are measured against. */
    words: text('words').notNull(),
    vector: searchVector('vector').notNull(),
    rev: text('rev').notNull(),
    /** Which version of our own rules made the row; another one has it made anew. */
    form: text('form').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key] }),
    index('search_entries_vector').using('gin', table.vector),
    index('search_entries_words').using('gin', table.words.op('gin_trgm_ops')),
  ],
)

/** Every word that names something: among them the one is looked for that was meant. Words that nothing bears any more do no harm and are removed now and then. */
export const searchWords = pgTable('search_words', { word: text('word').primaryKey() }, (table) => [
  index('search_words_similar').using('gin', table.word.op('gin_trgm_ops')),
])

/** A list of what somebody would like to have. Nobody signs in: who holds the key in a cookie owns it. */
export const wishLists = pgTable(
  'wish_lists',
  {
    id: identity(),
    /** SHA-256 of the key in the owner's cookie, so that nobody who reads the table holds a key. */
    keyDigest: bytes('key_digest').notNull(),
    /** The part of an address under which others may read the list; null while it is not shared. */
    share: text('share'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** When its owner last changed it. A cookie lives no longer after that than the row. */
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('wish_lists_key').on(table.keyDigest),
    uniqueIndex('wish_lists_share').on(table.share),
    index('wish_lists_changed').on(table.changedAt),
  ],
)

/** What stands on a wish list. */
export const wishListItems = pgTable(
  'wish_list_items',
  {
    listId: bigint('list_id', { mode: 'number' })
      .notNull()
      .references(() => wishLists.id, { onDelete: 'cascade' }),
    /** Id of the product's document: its slug may change. */
    productId: text('product_id').notNull(),
    /** Empty for the product as such, without a choice among its variants. */
    sku: text('sku').notNull(),
    /** As the product and its variant were called when they were added, for when they are gone or the CMS is down. */
    title: text('title').notNull(),
    variant: text('variant').notNull(),
    slug: text('slug').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.productId, table.sku] })],
)
