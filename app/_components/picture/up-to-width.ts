/**
 * The files of a `srcset` up to the first that is wide enough. Each address is said twice, in the page and in its payload, and of the first pictures once
 * more: in a list they were a quarter of the document.
 *
 * @param pixels the widest that a screen can make use of.
 */
export function upToWidth(srcSet: string, pixels: number): string {
  const files = srcSet.split(', ')
  const enough = files.findIndex((file) => widthOf(file) >= pixels)
  return enough < 0 ? srcSet : files.slice(0, enough + 1).join(', ')
}

const widthOf = (file: string) => Number(/ (\d+)w$/.exec(file)?.[1])
