import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '#scripts/platform/paths.ts'
import type { Settings } from '#scripts/platform/settings.ts'
import { type BaselineSite, serveApp } from './baseline-site.ts'

const folder = path.join(root, '.next/bench/same-app')
const sources = [
  ...['app', 'pages', 'lib', 'sanity', 'studio', 'content', '.contentlayer', 'contentlayer.config.ts'],
  ...[
    'instrumentation.ts',
    'next.config.js',
    'next-env.d.ts',
    'package.json',
    'proxy.ts',
    'sanity.config.ts',
  ],
  'tsconfig.json',
]

/**
 * Builds and serves the shop once more, from the same sources and with the same data behind it, but for its webhook: that one verifies, revalidates one
 * path and does nothing else.
 */
export async function startSameApp(stackEnv: Settings): Promise<BaselineSite> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of sources.filter((source) => existsSync(path.join(root, source)))) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  // Fonts are named by where packages lie.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  // The Studio takes half of the build, and nobody opens it here.
  rmSync(path.join(folder, 'app/studio'), { recursive: true, force: true })
  cpSync(
    path.join(root, 'scripts/bench/same-app/route.ts'),
    path.join(folder, 'app/api/webhooks/sanity/route.ts'),
  )
  const config = path.join(folder, 'next.config.js')
  const own = 'root: path.resolve(import.meta.dirname)'
  const text = readFileSync(config, 'utf8')
  if (!text.includes(own))
    throw new Error(`next.config.js no longer says "${own}": tell the bench how to find packages.`)
  writeFileSync(config, text.replace(own, `root: ${JSON.stringify(root)}`))
  const site = await serveApp(folder, stackEnv)
  return {
    url: site.url,
    async close() {
      await site.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
