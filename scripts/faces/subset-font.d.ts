declare module 'subset-font' {
  interface Options {
    targetFormat: 'woff2'
    /** Range that is kept of each axis of a variable font. */
    variationAxes?: Record<string, { min: number; max: number }>
  }
  /** The font with no other characters than those of a text. */
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>
}
