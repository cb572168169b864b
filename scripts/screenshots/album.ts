import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

/** What all pictures together may weigh in the repository, in bytes: every page and state at three widths, some in the dark as well. */
const allowance = 6 * 1024 * 1024

/** Pictures under their names, held until all of them are taken: a run that fails leaves the folder as it was. */
export class Album {
  readonly #pictures = new Map<string, Buffer>()

  /** @param png as the browser gives it; kept as JPEG. */
  async add(name: string, png: Buffer): Promise<void> {
    const jpeg = await sharp(png).jpeg({ quality: 76, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer()
    this.#pictures.set(`${name}.jpg`, jpeg)
  }

  /**
   * Replaces the pictures of a folder by these.
   *
   * @throws Error when they are too heavy, and then nothing is written
   */
  writeTo(folder: string): { count: number; bytes: number } {
    const bytes = [...this.#pictures.values()].reduce((sum, picture) => sum + picture.length, 0)
    if (bytes > allowance) {
      const heaviest = [...this.#pictures].toSorted(([, a], [, b]) => b.length - a.length).slice(0, 5)
      const named = heaviest.map(([name, { length }]) => `${name} (${Math.ceil(length / 1024)} KiB)`)
      throw new Error(
        `The pictures weigh ${bytes} bytes, more than ${allowance}. The heaviest are ${named.join(', ')}: cut them shorter.`,
      )
    }
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.jpg')) rmSync(path.join(folder, name))
    }
    for (const [name, picture] of this.#pictures) writeFileSync(path.join(folder, name), picture)
    writeFileSync(path.join(folder, 'README.md'), gallery([...this.#pictures.keys()]))
    return { count: this.#pictures.size, bytes }
  }
}

/** A page that shows all of them: what was taken at several widths side by side. */
function gallery(names: readonly string[]): string {
  const taken = names.map((name) => /^(?<subject>.+?)(?:-(?<width>\d+))?\.jpg$/.exec(name)?.groups ?? {})
  const rows = [...Map.groupBy(taken, ({ subject = '' }) => subject)].map(([subject, shots]) => {
    const title = subject.replaceAll('-', ' ')
    const cells = shots.map(({ width }) => {
      const file = `${subject}${width ? `-${width}` : ''}.jpg`
      return `[<img src="${file}" alt="${title}${width ? ` at ${width} pixels` : ''}" height="320">](${file})`
    })
    return `## ${title}\n\n${cells.join(' ')}\n`
  })
  return `# The shop in pictures\n\nTaken by \`npm run screenshots\` from a fresh demo shop. Long pages are cut.\n\n${rows.join('\n')}`
}
