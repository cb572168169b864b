import { noteRush } from './haste.ts'
import { standAround } from './server-events.ts'

/** So many turns in a row in which a connection came make a rush. */
const rushAfter = 4
/** Requests that begin in a turn in which a connection came: fewer cost throughput, more keep those waiting who are not accepted yet. */
const perTurn = 3

/**
 * Has the HTTP servers of this process begin few requests in each turn of the event loop as long as connections come in. libuv accepts one a turn; in a
 * burst, where each turn begins with as many requests as there are connections already, the last to be accepted would wait for all of them, over and over
 * (docs/decisions/requests-take-turns.md).
 */
export function takeTurns(): void {
  const turns = new Turns()
  standAround('turns', (event, _, go) => {
    if (event === 'connection') turns.noteConnection()
    if (event === 'request' && turns.areTaken) return turns.wait(go)
    return go()
  })
}

/** Who begins when. */
export class Turns {
  /** Connections come in; until a turn has passed without one. */
  areTaken = false
  #accepted = false
  #inARow = 0
  #waiting: (() => void)[] = []

  noteConnection(): void {
    this.#accepted = true
    if (this.areTaken) return
    this.areTaken = true
    setImmediate(this.#endTurn)
  }

  wait(begin: () => void): true {
    this.#waiting.push(begin)
    return true
  }

  #endTurn = (): void => {
    this.areTaken = this.#accepted
    this.#accepted = false
    this.#inARow = this.areTaken ? this.#inARow + 1 : 0
    if (this.#inARow === rushAfter || this.#inARow === 0) noteRush(this.areTaken)
    if (this.areTaken) setImmediate(this.#endTurn)
    const many = this.areTaken ? perTurn : this.#waiting.length
    // Each on its own: a listener that throws takes no other request with it.
    for (const begin of this.#waiting.splice(0, many)) queueMicrotask(begin)
  }
}
