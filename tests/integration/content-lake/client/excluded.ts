const REASONS: [beginning: string, reason: string][] = [
  [
    'agent.',
    'Agent Actions run language models of the hosted service; no content is read or written by them alone',
  ],
  ['collaboration.', 'comments go to an add-on dataset of the hosted service'],
  ['context.', 'knowledge bases are a service beside the Content Lake'],
  ['functions.', 'functions are run by the hosted service'],
  ['mediaLibrary.', 'a media library is a resource of an organization, not of a project'],
  ['datasets.editEmbeddingsSettings', 'semantic search needs the embeddings of the hosted service'],
]

/** Why a method of the client is not held to the lake, or undefined. */
export function excluded(method: string): string | undefined {
  const name = method.replace(/^observable\./, '')
  return REASONS.find(([beginning]) => name.startsWith(beginning))?.[1]
}
