/**
 * Makes Node resolve every name below `localhost` to this machine, as browsers do (RFC 6761). For programs that put the
 * project in front of the host and cannot be told not to, such as the `sanity` command:
 * NODE_OPTIONS=--import=file:///…/localhost-names.mjs SANITY_INTERNAL_ENV=http://localhost:4010 sanity dataset list
 */
import dns from 'node:dns'

const { lookup } = dns

dns.lookup = (name, ...rest) => lookup(/\.localhost\.?$/i.test(name) ? 'localhost' : name, ...rest)
