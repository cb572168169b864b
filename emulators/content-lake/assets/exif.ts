/** What a camera wrote into a file, by the names of the Exif standard, and where it was. */
export interface ExifFacts {
  exif: Record<string, unknown>
  location?: { lat: number; lng: number; alt?: number }
}

const EXIF_POINTER = 0x8769
const GPS_POINTER = 0x8825
// biome-ignore format: a table
const NAMES: Record<number, string> = {
  271: 'Make', 272: 'Model', 274: 'Orientation', 305: 'Software', 33434: 'ExposureTime', 33437: 'FNumber',
  34850: 'ExposureProgram', 34855: 'ISO', 36867: 'DateTimeOriginal', 36868: 'DateTimeDigitized',
  37377: 'ShutterSpeedValue', 37378: 'ApertureValue', 37379: 'BrightnessValue', 37380: 'ExposureBiasValue',
  37381: 'MaxApertureValue', 37382: 'SubjectDistance', 37383: 'MeteringMode', 37384: 'LightSource', 37385: 'Flash',
  37386: 'FocalLength', 40961: 'ColorSpace', 40962: 'PixelXDimension', 40963: 'PixelYDimension',
  41986: 'ExposureMode', 41987: 'WhiteBalance', 41988: 'DigitalZoomRatio', 41989: 'FocalLengthIn35mmFormat',
  41990: 'SceneCaptureType', 41992: 'Contrast', 41993: 'Saturation', 41994: 'Sharpness', 42035: 'LensMake',
  42036: 'LensModel',
}
/** Bytes of one value, by the type's number in TIFF 6.0. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const MOST_ENTRIES = 200
const MOST_VALUES = 1000

type Values = string | number[]

/** Reads an Exif segment; null when it is none. What is damaged in it is left out. */
export function readExif(segment: Buffer): ExifFacts | null {
  const start = segment.subarray(0, 4).toString('latin1') === 'Exif' ? 6 : 0
  const tiff = segment.subarray(start)
  const order = tiff.subarray(0, 2).toString('latin1')
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return null
  const reader = new Reader(tiff, order === 'II')
  const main = reader.directory(reader.long(4))
  const camera = reader.directory(numberIn(main, EXIF_POINTER) ?? 0)
  const location = locationIn(reader.directory(numberIn(main, GPS_POINTER) ?? 0))
  const exif: Record<string, unknown> = {}
  for (const [tag, values] of [...main, ...camera]) {
    const name = NAMES[tag]
    if (name) exif[name] = toJson(name, values)
  }
  return { exif, ...(location ? { location } : {}) }
}

class Reader {
  readonly #bytes: Buffer
  readonly #isLittle: boolean

  constructor(bytes: Buffer, isLittle: boolean) {
    this.#bytes = bytes
    this.#isLittle = isLittle
  }

  short = (at: number) => (this.#isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at))
  long = (at: number) => (this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at))
  #signed = (at: number) => (this.#isLittle ? this.#bytes.readInt32LE(at) : this.#bytes.readInt32BE(at))

  directory(at: number): Map<number, Values> {
    const entries = new Map<number, Values>()
    if (at < 8 || at + 2 > this.#bytes.length) return entries
    const count = Math.min(this.short(at), MOST_ENTRIES)
    for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= this.#bytes.length; entry += 12) {
      const values = this.#values(this.short(entry + 2), this.long(entry + 4), entry + 8)
      if (values) entries.set(this.short(entry), values)
    }
    return entries
  }

  #values(type: number, count: number, field: number): Values | null {
    const size = SIZES[type] ?? 0
    const at = size * count > 4 ? this.long(field) : field
    if (size === 0 || count === 0 || count > MOST_VALUES || at + size * count > this.#bytes.length)
      return null
    if (type === 2) {
      const text = this.#bytes.subarray(at, at + count).toString('utf8')
      return text.split('\0', 1)[0]?.trim() ?? ''
    }
    return Array.from({ length: count }, (_, index) => this.#number(type, at + index * size))
  }

  #number(type: number, at: number): number {
    switch (type) {
      case 3:
        return this.short(at)
      case 4:
        return this.long(at)
      case 5:
        return this.long(at) / this.long(at + 4)
      case 9:
        return this.#signed(at)
      case 10:
        return this.#signed(at) / this.#signed(at + 4)
      default:
        return this.#bytes[at] ?? 0
    }
  }
}

function numberIn(entries: Map<number, Values>, tag: number): number | undefined {
  const values = entries.get(tag)
  return typeof values === 'object' ? values[0] : undefined
}

function toJson(name: string, values: Values): unknown {
  if (typeof values !== 'string') {
    const numbers = values.map((value) => (Number.isFinite(value) ? value : null))
    return numbers.length === 1 ? numbers[0] : numbers
  }
  // Cameras write local time without saying which: it is taken as UTC, as the hosted service does.
  const date = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(values)
  return name.startsWith('DateTime') && date ? `${date[1]}-${date[2]}-${date[3]}T${date[4]}.000Z` : values
}

function locationIn(gps: Map<number, Values>): ExifFacts['location'] | undefined {
  const degrees = (tag: number, negative: string) => {
    const values = gps.get(tag)
    const side = gps.get(tag - 1)
    if (typeof values !== 'object' || values.length < 3 || typeof side !== 'string') return Number.NaN
    const [whole = 0, minutes = 0, seconds = 0] = values
    const sum = whole + minutes / 60 + seconds / 3600
    return side.toUpperCase().startsWith(negative) ? -sum : sum
  }
  const [lat, lng] = [degrees(2, 'S'), degrees(4, 'W')]
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) return undefined
  const height = numberIn(gps, 6)
  const isBelow = numberIn(gps, 5) === 1
  return {
    lat,
    lng,
    ...(height !== undefined && Number.isFinite(height) ? { alt: isBelow ? -height : height } : {}),
  }
}
