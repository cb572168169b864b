import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createClient } from '@sanity/client'
import { type Environment, parseEnvironment } from '#lib/config/environment.ts'
import { buildContent, buildSite } from '#scripts/platform/build.ts'
import { nodeBinary, root } from '#scripts/platform/paths.ts'
import { freePorts } from '#scripts/platform/ports.ts'
import { prepareData } from '#scripts/platform/prepare-data.ts'
import type { Progress } from '#scripts/platform/progress.ts'
import { Stack } from '#scripts/platform/stack.ts'
import { testContext } from '#tests/support/test-context.ts'

/** How long each part took, in ms. */
export interface FillTimes {
  seed: number
  /** Stock, the first sweep and what else comes between the seed and the build. */
  prepare: number
}

/** A shop with so many generated products, in its own folder; its site is not built yet and does not run. */
export interface FilledShop {
  stack: Stack
  /** How many there are, those of the demo shop among them. */
  products: number
  times: FillTimes
  /** Builds the site anew; in ms. */
  build(): Promise<number>
  /** Serves the site as it was built last, until the shop is closed; its address. */
  serve(): Promise<string>
  close(): Promise<void>
}

/** Progress that says nothing: what a bench prints are its figures. */
const silent: Progress = { step: (_title, work) => work() }

/** @param products beside those of the demo shop. */
export async function fillShop(products: number): Promise<FilledShop> {
  const benches = path.join(root, '.next/bench')
  mkdirSync(benches, { recursive: true })
  const folder = mkdtempSync(path.join(benches, `filled-${products}-`))
  const dataDir = path.join(folder, 'data')
  const distDir = path.relative(root, path.join(folder, 'dist'))
  mkdirSync(dataDir)
  const context = testContext({ dataDir, ports: await freePorts(), distDir })
  const stack = new Stack(context)
  const close = async () => {
    await stack.stopAll()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all((['postgres', 'lake', 'sendgrid'] as const).map((name) => stack.start(name)))
    const seed = (...args: string[]) =>
      stack.run('seed', [nodeBinary, 'scripts/seed.ts', ...args], context.env)
    await seed()
    const times = {
      seed: await timed(() => seed('--products', String(products))),
      prepare: await timed(() => prepareData(stack, {}, silent)),
    }
    await buildContent((...step) => stack.run(...step), context.env)
    const serve = async () => {
      await stack.start('site')
      await stack.start('worker')
      return parseEnvironment(context.env).site.url
    }
    const counted = await countProducts(parseEnvironment(context.env))
    return {
      stack,
      products: counted,
      times,
      build: () => timed(() => buildSite(stack, distDir)),
      serve,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function countProducts({ sanity }: Environment): Promise<number> {
  const { projectId, dataset, apiHost, apiVersion, readToken: token } = sanity
  const address = { projectId, dataset, apiHost, apiVersion, useProjectHostname: false }
  const client = createClient({ ...address, token, useCdn: false, perspective: 'published' })
  return client.fetch<number>('count(*[_type == "product" && defined(slug.current)])')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
