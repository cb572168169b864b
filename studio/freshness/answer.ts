import { z } from 'zod'

const moment = z.string().nullable()

const page = z.object({
  url: z.string(),
  path: z.string(),
  title: z.string(),
  market: z.string().nullable(),
  expected: z.enum(['present', 'gone']),
  reasons: z.array(z.string()),
  seen: moment,
})

const publish = z.object({
  id: z.number(),
  sender: z.enum(['sanity', 'stock', 'sweep', 'owed']),
  subject: z.string().nullable(),
  type: z.string().nullable(),
  state: z.enum(['pending', 'failed', 'live']),
  gone: z.boolean(),
  flags: z.array(z.string()),
  reason: z.string().nullable(),
  attempts: z.number(),
  nextAttempt: moment,
  moments: z.object({
    committed: moment,
    received: z.string(),
    confirmed: moment,
    planned: moment,
    revalidated: moment,
    warmed: moment,
    seen: moment,
  }),
  lookedAgain: moment,
  liveAfterMs: z.number().nullable(),
  since: z.enum(['committed', 'received']),
  pageCount: z.number(),
  pages: z.array(page),
})

/** What the shop says of its freshness (`GET /api/freshness`). */
export const freshness = z.object({
  now: z.string(),
  you: z.object({ name: z.string(), mayRetry: z.boolean() }),
  summary: z.object({
    pending: z.number(),
    oldestPending: moment,
    failed: z.number(),
    owedPages: z.number(),
    owedSince: moment,
    lastWebhook: moment,
    sweep: z
      .object({ sweptAt: z.string(), untoldAt: moment, untold: z.number(), silentSince: moment })
      .nullable(),
    usualMs: z.number().nullable(),
  }),
  publishes: z.array(publish),
  next: z.number().nullable(),
  live: z.object({ published: z.boolean(), everyPage: z.array(z.string()), pages: z.array(page) }).nullish(),
})

/** One publish with all its pages (`GET /api/freshness/{id}`). */
export const publishAnswer = z.object({ publish })

export type Freshness = z.output<typeof freshness>
export type Publish = z.output<typeof publish>
export type LivePage = z.output<typeof page>
