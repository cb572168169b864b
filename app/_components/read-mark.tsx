/** Says when the read of the lake began that this part of the page was drawn from; the freshness proof reads it. */
export function ReadMark({ at }: { at: number }) {
  return <meta name="restock:read-at" content={String(at)} />
}
