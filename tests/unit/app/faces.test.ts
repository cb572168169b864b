import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, it } from 'vitest'
import { commonCharacters, otherLatin } from '#scripts/faces/characters.ts'
import { root } from '#scripts/platform/paths.ts'

const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const textsIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mdx|ndjson)$/.test(file))
    .map((file) => path.join(folder, file))

it('what the demo shop says needs no face but those that every page brings', () => {
  const texts = [...textsIn('app/_messages'), ...textsIn('content'), ...textsIn('seed/production')]
  expect(texts.length).toBeGreaterThan(10)
  const lacking = new Set(texts.flatMap((file) => [...read(file)].filter((sign) => sign !== '\n')))
  expect([...lacking].filter((sign) => !commonCharacters.includes(sign))).toEqual([])
})

it('the whole faces are declared for each Latin character that the cut ones lack, and for no other', () => {
  const declared = [...read('app/_styles/fonts.ts').matchAll(/'(U\+[^']+)'/g)].map(([, range]) => range)
  expect(declared).toEqual([otherLatin(), otherLatin()])
  expect(otherLatin()).toContain('U+D8-FF')
  expect(otherLatin()).not.toContain('U+A0')
})

/** The parts of next/font that work out how a fallback has to be drawn. */
const nextFont = (part: string) =>
  createRequire(import.meta.url)(`next/dist/compiled/@next/font/dist/${part}`)

it.each([
  ['display', 'serif'],
  ['text', 'sans-serif'],
])('what stands in for the %s face is as wide and as high as it', (face, category) => {
  const font = nextFont('fontkit').default(readFileSync(path.join(root, `app/_styles/faces/${face}.woff2`)))
  const { getFallbackMetricsFromFontFile: measure } = nextFont('local/get-fallback-metrics-from-font-file.js')
  const measures = measure(font, category)
  const declared = read('app/_styles/faces.css')
    .split('@font-face')
    .find((one) => one.includes(`"like ${face}"`))
  expect(declared).toContain(`src: local("${measures.fallbackFont}")`)
  const said = (property: string) => Number(new RegExp(`${property}: ([0-9.]+)%`).exec(declared ?? '')?.[1])
  expect(said('ascent-override')).toBe(Number.parseFloat(measures.ascentOverride))
  expect(said('descent-override')).toBe(Number.parseFloat(measures.descentOverride))
  expect(said('line-gap-override')).toBe(Number.parseFloat(measures.lineGapOverride))
  expect(said('size-adjust')).toBe(Number.parseFloat(measures.sizeAdjust))
})
