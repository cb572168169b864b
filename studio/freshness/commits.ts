type Transaction = { timestamp: string; documentIDs: string[] }

/** The commits in a history, one JSON a line: each document with the moment. */
export function commitsIn(lines: string): Set<string> {
  const transactions = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Transaction)
  return new Set(
    transactions.flatMap(({ timestamp, documentIDs }) =>
      documentIDs.map((id) => `${id} ${Date.parse(timestamp)}`),
    ),
  )
}
