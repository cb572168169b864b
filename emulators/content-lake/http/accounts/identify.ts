import type { IncomingMessage } from 'node:http'
import { STREAM_CREDENTIAL } from '../../listen/gate.ts'
import type { Identity } from '../../types.ts'
import { sessionNotFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { anonymous } from './accounts.ts'
import { requireKnownHost } from './login.ts'

/** Finds who sends a request. Throws 421 for a host that is not this server, 401 for what lets nobody in. */
export function identifierOf({ accounts, gate, loopback, publicUrl, now }: Lake) {
  return (request: IncomingMessage, url: URL): Identity => {
    requireKnownHost(request.headers.host, loopback, publicUrl())
    const credential = url.searchParams.get(STREAM_CREDENTIAL)
    if (credential === null) return accounts.identify(request.headers)
    const id = gate.identityOf(credential, now().getTime())
    if (id === null) throw sessionNotFound()
    const identity = id === anonymous.id ? anonymous : accounts.byId(id)
    if (!identity || !accounts.isAdmitted(identity)) throw sessionNotFound()
    return identity
  }
}
