import { badRequest } from '../http/faults.ts'

export type Fit = 'clip' | 'crop' | 'fill' | 'fillmax' | 'max' | 'min' | 'scale'
export type OutputFormat = 'jpg' | 'pjpg' | 'png' | 'webp' | 'avif' | 'gif'

/** The image pipeline's parameters, parsed. Lengths are in pixels of the output, already times `dpr`. */
export interface Transform {
  rect?: { left: number; top: number; width: number; height: number }
  width?: number
  height?: number
  fit: Fit
  crop: string
  focal: { x: number; y: number }
  quality: number
  format?: OutputFormat
  /** Choose webp or avif when the reader takes it. */
  auto: boolean
  blur: number
  sharpen: number
  saturation?: number
  background?: string
  flip: { horizontal: boolean; vertical: boolean }
  orientation: number
  invert: boolean
  pad: number
  frame?: 1
}

const LONGEST_SIDE = 8192
const FITS: Fit[] = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale']
const FORMATS: OutputFormat[] = ['jpg', 'pjpg', 'png', 'webp', 'avif']
/** Parameters that change the bytes; without any of them the original is served as it is. */
// biome-ignore format: one a line would say less
export const TRANSFORMING = [
  'rect', 'w', 'h', 'max-w', 'max-h', 'min-w', 'min-h', 'fit', 'crop', 'fp-x', 'fp-y', 'q', 'fm', 'auto', 'dpr',
  'blur', 'sharp', 'sat', 'bg', 'flip', 'or', 'invert', 'pad', 'frame',
]

/** Reads the parameters of an image address. Throws 400 that names the first one at fault. */
export function parseTransform(params: URLSearchParams): Transform {
  const number = (name: string, low: number, high: number): number | undefined => {
    const text = params.get(name)
    if (text === null || text === '') return undefined
    const value = Number(text)
    if (!Number.isFinite(value) || value < low || value > high) {
      throw badRequest(`"${name}" must be a number from ${low} to ${high}`)
    }
    return value
  }
  const choice = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const text = params.get(name)
    if (text === null) return undefined
    if (!choices.includes(text as T)) throw badRequest(`"${name}" must be one of ${choices.join(', ')}`)
    return text as T
  }
  const dpr = number('dpr', 0.1, 4) ?? 1
  const side = (name: 'w' | 'h') => {
    const value = number(name, 1, LONGEST_SIDE)
    const least = number(`min-${name}`, 1, LONGEST_SIDE) ?? 1
    const most = number(`max-${name}`, 1, LONGEST_SIDE) ?? LONGEST_SIDE
    const given = value ?? (params.has(`max-${name}`) ? most : undefined)
    if (given === undefined) return undefined
    return Math.min(LONGEST_SIDE, Math.round(Math.min(most, Math.max(least, given)) * dpr))
  }
  const auto = params.get('auto')
  if (auto !== null && auto !== 'format') throw badRequest('"auto" must be "format"')
  const flip = params.get('flip') ?? ''
  const result: Transform = {
    fit: choice('fit', FITS) ?? 'clip',
    crop: params.get('crop') ?? 'center',
    focal: { x: number('fp-x', 0, 1) ?? 0.5, y: number('fp-y', 0, 1) ?? 0.5 },
    quality: number('q', 0, 100) ?? 75,
    auto: auto === 'format',
    blur: number('blur', 0, 2000) ?? 0,
    sharpen: number('sharp', 0, 100) ?? 0,
    flip: { horizontal: flip.includes('h'), vertical: flip.includes('v') },
    orientation: number('or', 0, 270) ?? 0,
    invert: params.get('invert') === 'true',
    pad: Math.round((number('pad', 0, 2000) ?? 0) * dpr),
  }
  const rect = params.get('rect')
  if (rect !== null) result.rect = parseRect(rect)
  const width = side('w')
  const height = side('h')
  if (width !== undefined) result.width = width
  if (height !== undefined) result.height = height
  const format = choice('fm', [...FORMATS, 'json'] as const)
  if (format && format !== 'json') result.format = format
  const saturation = number('sat', -100, 100)
  if (saturation !== undefined) result.saturation = saturation
  const background = params.get('bg')
  if (background !== null) result.background = parseColour(background)
  if (params.get('frame') === '1') result.frame = 1
  return result
}

function parseRect(text: string): NonNullable<Transform['rect']> {
  const [left, top, width, height, ...rest] = text.split(',').map(Number)
  const whole = [left, top, width, height].every(
    (value) => value !== undefined && Number.isFinite(value) && value >= 0,
  )
  if (!whole || rest.length > 0 || !width || !height)
    throw badRequest('"rect" must be left,top,width,height in pixels')
  return { left: left as number, top: top as number, width, height }
}

/** `rgb`, `argb`, `rrggbb` or `aarrggbb`, as the pipeline writes colours, to CSS. */
function parseColour(text: string): string {
  const digits = text.length <= 4 ? [...text].map((digit) => digit + digit).join('') : text
  if (!/^(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(digits))
    throw badRequest('"bg" must be a colour such as ff0000 or 80ff0000')
  return digits.length === 6 ? `#${digits}` : `#${digits.slice(2)}${digits.slice(0, 2)}`
}
