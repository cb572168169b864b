/** Translates asset addresses between the form that is stored and the one that this server answers at. */
export interface AssetAddresses {
  /** Stored text → what clients are sent. */
  outbound(text: string): string
  /** What clients send → what is stored and compared with. */
  inbound(text: string): string
  /** The stored address of an asset file of the given kind. */
  stored(kind: 'images' | 'files', dataset: string, filename: string): string
}

const HOSTED = 'https://cdn.sanity.io'

/**
 * Documents hold the hosted CDN's address, whatever port or host the server has today; the edge swaps the prefix in
 * every JSON text that goes out and back in every text that comes in. Two substring searches per message is all it
 * costs, nothing has to be rewritten when the server moves, and a query that compares `url` still finds its asset.
 */
export function createAssetAddresses(projectId: string, publicUrl: () => string): AssetAddresses {
  const pairs = (['images', 'files'] as const).map((kind) => `/${kind}/${projectId}/`)
  const swap = (text: string, from: string, to: string) => {
    if (!text.includes(from)) return text
    return pairs.reduce((result, path) => result.replaceAll(from + path, to + path), text)
  }
  return {
    outbound: (text) => swap(text, HOSTED, publicUrl()),
    inbound: (text) => swap(text, publicUrl(), HOSTED),
    stored: (kind, dataset, filename) => `${HOSTED}/${kind}/${projectId}/${dataset}/${filename}`,
  }
}
