import { describe, expect, it } from 'vitest'
import { safeHref } from '#app/_components/portable-text/safe-href.ts'

describe('safeHref', () => {
  it.each([
    'https://example.com/a?b=c#d',
    'http://example.com',
    'HTTPS://EXAMPLE.COM',
    'mailto:studio@example.com',
    '/products/luna-mug',
    '/',
    '#glazes',
  ])('follows %s', (href) => {
    expect(safeHref(href)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https:',
    'evil.example',
    '',
    undefined,
    null,
    42,
    { toString: () => 'https://example.com' },
  ])('does not follow %j', (href) => {
    expect(safeHref(href)).toBeUndefined()
  })
})
