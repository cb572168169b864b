/** Pixels of an image, row by row, three bytes each. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~'
const MOST_COMPONENTS = 5

type Colour = [red: number, green: number, blue: number]

/** The BlurHash of a small image (github.com/woltapp/blurhash), with as many components as its shape warrants. */
export function blurHash(pixels: Pixels): string {
  const { width, height } = pixels
  const shorter = Math.max(
    1,
    Math.round((MOST_COMPONENTS * Math.min(width, height)) / Math.max(width, height)),
  )
  const across = width >= height ? MOST_COMPONENTS : shorter
  const down = width >= height ? shorter : MOST_COMPONENTS
  const linear = Float64Array.from(pixels.data, toLinear)
  const factors: Colour[] = []
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) factors.push(factor(linear, pixels, x, y))
  }
  const [average = [0, 0, 0], ...details] = factors
  const strongest = Math.max(0, ...details.flat().map(Math.abs))
  const scale = details.length === 0 ? 0 : Math.max(0, Math.min(82, Math.floor(strongest * 166 - 0.5)))
  const most = (scale + 1) / 166
  return [
    digits(across - 1 + (down - 1) * 9, 1),
    digits(scale, 1),
    digits(
      average.reduce((sum, value) => sum * 256 + toByte(value), 0),
      4,
    ),
    ...details.map((detail) =>
      digits(
        detail.reduce((sum, value) => sum * 19 + quantized(value / most), 0),
        2,
      ),
    ),
  ].join('')
}

/** The part of the image that a cosine with so many half waves across and down has. */
function factor(linear: Float64Array, { width, height }: Pixels, across: number, down: number): Colour {
  const sum: Colour = [0, 0, 0]
  for (let y = 0; y < height; y++) {
    const vertical = Math.cos((Math.PI * down * y) / height)
    for (let x = 0; x < width; x++) {
      const weight = vertical * Math.cos((Math.PI * across * x) / width)
      const at = (y * width + x) * 3
      for (const channel of [0, 1, 2] as const) sum[channel] += weight * (linear[at + channel] ?? 0)
    }
  }
  const scale = (across === 0 && down === 0 ? 1 : 2) / (width * height)
  return sum.map((value) => value * scale) as Colour
}

/** sRGB from 0 to 255 → linear light from 0 to 1. */
function toLinear(value: number): number {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function toByte(value: number): number {
  const part = Math.max(0, Math.min(1, value))
  const srgb = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
  return Math.round(srgb * 255)
}

/** A share from −1 to 1 in 19 steps, finer about nought. */
function quantized(share: number): number {
  const root = Math.sign(share) * Math.sqrt(Math.abs(share))
  return Math.max(0, Math.min(18, Math.floor(root * 9 + 9.5)))
}

function digits(value: number, length: number): string {
  let text = ''
  for (let place = length - 1; place >= 0; place--) {
    text += DIGITS[Math.floor(value / 83 ** place) % 83]
  }
  return text
}
