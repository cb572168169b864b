import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { pictures } from './draw/all-pictures.ts'
import { developed } from './draw/develop.ts'
import { type Drawing, render } from './draw/render.ts'

const usage = `node scripts/draw-pictures.ts [--draft FOLDER] [--width PIXELS] [--missing] [name…]

Draws the demo shop's pictures, all or those named, into seed/production/images, and notes in seed/source/hotspots.json
where the pots stand in them. --draft draws them small into another folder and notes nothing. A picture is 1600 pixels wide, or 1280 for what is
seen closely or in use, a quarter more in height; --width says another. --missing draws those
that were not drawn before.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    draft: { type: 'string' },
    missing: { type: 'boolean' },
    width: { type: 'string' },
    help: { type: 'boolean' },
  },
})

if (values.help) console.log(usage)
else
  for (const name of positionals.length > 0 ? positionals : Object.keys(pictures))
    if (!values.missing || !isDrawn(name)) await draw(name, values.draft)

async function draw(name: string, draft: string | undefined) {
  const scene = pictures[name]
  if (!scene) throw new Error(`No picture is called "${name}".\n\n${usage}`)
  const width = Number(values.width ?? (draft === undefined ? fullWidth(name) : 400))
  const drawing = render(scene(), width, width / (draft === undefined ? 140 : 70))
  const folder =
    draft === undefined ? new URL('../seed/production/images/', import.meta.url).pathname : `${draft}/`
  mkdirSync(folder, { recursive: true })
  await sharp(developed(drawing), { raw: { width, height: drawing.height, channels: 3 } })
    .jpeg({ quality: 85, mozjpeg: true })
    .toFile(`${folder}${name}.jpg`)
  if (draft === undefined) noteHotspot(name, drawing.box)
  console.log(name)
}

/** Asked anew for each, so that two runs may share the work. */
function isDrawn(name: string) {
  return name in JSON.parse(readFileSync(new URL('../seed/source/hotspots.json', import.meta.url), 'utf8'))
}

function fullWidth(name: string) {
  return /-(?:detail|in-use)$/.test(name) ? 1280 : 1600
}

/** Read and written anew each time, so that two runs may draw different pictures side by side. */
function noteHotspot(name: string, { left, top, right, bottom }: Drawing['box']) {
  const file = new URL('../seed/source/hotspots.json', import.meta.url)
  const round = (value: number) => Math.round(value * 1000) / 1000
  const hotspot = {
    x: round((left + right) / 2),
    y: round((top + bottom) / 2),
    width: round(right - left),
    height: round(bottom - top),
  }
  const hotspots = { ...JSON.parse(readFileSync(file, 'utf8')), [name]: hotspot }
  const sorted = Object.fromEntries(Object.entries(hotspots).sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
}
