import type { Pixels } from './blurhash.ts'

type Colour = [red: number, green: number, blue: number]

interface Swatch {
  colour: Colour
  /** Share of the image, in percent. */
  population: number
}

/** Lightness and saturation, from 0 to 1, that a role of the palette is after. */
interface Role {
  lightness: number
  saturation: number
}

// biome-ignore format: a table
const ROLES: Record<string, Role> = {
  vibrant: { lightness: 0.5, saturation: 1 },
  lightVibrant: { lightness: 0.74, saturation: 1 },
  darkVibrant: { lightness: 0.26, saturation: 1 },
  muted: { lightness: 0.5, saturation: 0.3 },
  lightMuted: { lightness: 0.74, saturation: 0.3 },
  darkMuted: { lightness: 0.26, saturation: 0.3 },
}
/** Farther from what it is after than this, a role makes its colour from the nearest that there is. */
const FAR = 0.3
const WHITE_FROM_LUMA = 150

/** The hosted palette: the commonest colour, and the one that serves each of six roles best. */
export function paletteOf(pixels: Pixels): Record<string, unknown> {
  const swatches = commonColours(pixels)
  const dominant = swatches[0] ?? { colour: [0, 0, 0] as Colour, population: 0 }
  const serving = Object.entries(ROLES).map(([name, role]) => [
    name,
    describe(serve(role, swatches, dominant)),
  ])
  return { _type: 'sanity.imagePalette', dominant: describe(dominant), ...Object.fromEntries(serving) }
}

/** The colours of an image in boxes of 32 by 32 by 32, each box by its mean; the commonest first. */
function commonColours({ data, width, height }: Pixels): Swatch[] {
  const boxes = new Map<number, { sum: Colour; count: number }>()
  for (let at = 0; at + 2 < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5)
    const box = boxes.get(key) ?? { sum: [0, 0, 0] as Colour, count: 0 }
    box.sum = [box.sum[0] + red, box.sum[1] + green, box.sum[2] + blue]
    box.count++
    boxes.set(key, box)
  }
  return [...boxes.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ sum, count }) => ({
      colour: sum.map((value) => Math.round(value / count)) as Colour,
      population: Math.round((count / (width * height)) * 10_000) / 100,
    }))
}

function serve(role: Role, swatches: Swatch[], dominant: Swatch): Swatch {
  let best = { swatch: dominant, distance: Number.POSITIVE_INFINITY, score: Number.POSITIVE_INFINITY }
  for (const swatch of swatches) {
    const [, saturation, lightness] = toHsl(swatch.colour)
    const distance = Math.hypot((lightness - role.lightness) * 1.5, (saturation - role.saturation) / 2)
    const score = distance - Math.min(0.1, swatch.population / 200)
    if (score < best.score) best = { swatch, distance, score }
  }
  if (best.distance <= FAR) return best.swatch
  const [hue, saturation] = toHsl(best.swatch.colour)
  return { colour: fromHsl(hue, Math.min(saturation, role.saturation), role.lightness), population: 0 }
}

function describe({ colour, population }: Swatch) {
  const background = `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  const [red, green, blue] = colour
  const text = red * 0.299 + green * 0.587 + blue * 0.114 > WHITE_FROM_LUMA ? '#000' : '#fff'
  return { _type: 'sanity.imagePaletteSwatch', background, foreground: text, title: text, population }
}

function toHsl([red, green, blue]: Colour): [hue: number, saturation: number, lightness: number] {
  const [r, g, b] = [red / 255, green / 255, blue / 255] as Colour
  const most = Math.max(r, g, b)
  const spread = most - Math.min(r, g, b)
  const lightness = most - spread / 2
  if (spread === 0) return [0, 0, lightness]
  const saturation = spread / (1 - Math.abs(2 * lightness - 1))
  const sextant =
    most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4
  return [sextant * 60, saturation, lightness]
}

function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}
