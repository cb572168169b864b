import { Path } from 'groq-js'

/**
 * A pattern of `path()`: `*` stands for one segment of an id, `**` for one or more. groq-js makes a regular expression
 * of it, which a few `**` keep busy for ever; this takes at most the product of the two lengths.
 */
export class PathPattern extends Path {
  private readonly segments: string[]

  constructor(pattern: string) {
    super(pattern)
    this.segments = pattern.split('.')
  }

  override matches(id: string): boolean {
    const { segments } = this
    const parts = id.split('.')
    let at = 0
    let inPattern = 0
    let star = -1
    let resumeAt = 0
    while (at < parts.length) {
      const segment = segments[inPattern]
      if (segment === '**') {
        star = inPattern
        inPattern += 1
        at += 1
        resumeAt = at
      } else if (segment !== undefined && isMatch(segment, parts[at] as string)) {
        at += 1
        inPattern += 1
      } else if (star >= 0) {
        resumeAt += 1
        at = resumeAt
        inPattern = star + 1
        if (at > parts.length) return false
      } else return false
    }
    return inPattern === segments.length
  }
}

function isMatch(segment: string, part: string): boolean {
  return segment === '*' ? part !== '' : segment === part
}
