import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

// Draws app/favicon.ico and app/apple-icon.png from app/icon.svg, for what takes no SVG. Run it when the icon changes: node scripts/draw-icons.ts

const svg = readFileSync('app/icon.svg')
/** The paper of the light scheme: a home screen puts black behind what is transparent. */
const paper = '#f4f5f1'

writeFileSync('app/favicon.ico', icoOf(await drawn(32), 32))
writeFileSync('app/apple-icon.png', await onPaper(180))

/** As a square PNG of this many pixels. */
function drawn(side: number): Promise<Buffer> {
  return sharp(svg, { density: (72 * side) / 32 })
    .resize(side, side)
    .png({ compressionLevel: 9 })
    .toBuffer()
}

async function onPaper(side: number): Promise<Buffer> {
  const input = await drawn(Math.round(side * 0.72))
  return sharp({ create: { width: side, height: side, channels: 3, background: paper } })
    .composite([{ input }])
    .png({ compressionLevel: 9 })
    .toBuffer()
}

/** An ICO of one picture: a header, one entry of a directory, and the PNG. */
function icoOf(png: Buffer, side: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2) // An icon, not a cursor.
  head.writeUInt16LE(1, 4) // Of one picture.
  head.writeUInt8(side, 6)
  head.writeUInt8(side, 7)
  head.writeUInt16LE(1, 10) // Planes.
  head.writeUInt16LE(32, 12) // Bits of a pixel.
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
