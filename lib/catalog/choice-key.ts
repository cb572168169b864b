/** How a choice stands in an address: `Rockpool celadon` is `rockpool-celadon`, `18 cm, 1 l` is `18-cm-1-l`. */
export function choiceKey(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
