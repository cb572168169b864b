import type { Child } from './well-nested.ts'

/** Stands for a link that would be within another. It is no mark that the shop knows: its words stay, and the editor is told. */
const second = 'link within a link'

/** Leaves each word in one link: the one that the words before it are in, else its first. HTML has none within another. */
export function singleLink(children: readonly Child[], links: ReadonlySet<string>): Child[] {
  let open: string | undefined
  return children.map((child) => {
    const marks = [...new Set(child.marks)]
    const own = marks.filter((mark) => links.has(mark))
    if (open === undefined || !own.includes(open)) open = own[0]
    return { ...child, marks: marks.map((mark) => (links.has(mark) && mark !== open ? second : mark)) }
  })
}
