import { createServer } from 'node:net'
import { EnvironmentError } from '#lib/config/environment-error.ts'

const standard = { site: 3000, lake: 4010, sendgrid: 4030, postgres: 4040 }

export type PortName = keyof typeof standard
export type Ports = Record<PortName, number>

/**
 * The ports, moved by `PORT_OFFSET`.
 *
 * @throws EnvironmentError when the offset is no multiple of 100 that leaves all ports valid
 */
export function portsFor(offset: string | undefined): Ports {
  const value = Number(offset?.trim() || 0)
  const valid =
    Number.isInteger(value) && value >= 0 && value % 100 === 0 && value + standard.postgres <= 65_535
  if (!valid) {
    const message = `is "${offset}": it must be a multiple of 100 from 0 to 61400, for example 100.`
    throw new EnvironmentError([{ variable: 'PORT_OFFSET', message }])
  }
  return mapPorts((name) => standard[name] + value)
}

/** Ports that are free now, below the range from which the system takes ports for outgoing connections. */
export async function freePorts(): Promise<Ports> {
  const taken = new Set<number>()
  const one = async (): Promise<number> => {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (taken.has(port) || !(await isFree(port))) return one()
    taken.add(port)
    return port
  }
  return { site: await one(), lake: await one(), sendgrid: await one(), postgres: await one() }
}

export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))
}

/** Those of the ports that another program listens on, in words that say what to do; `undefined` when all are free. */
export async function takenPorts(ports: Ports, names: PortName[]): Promise<string | undefined> {
  const free = await Promise.all(names.map((name) => isFree(ports[name])))
  const taken = names.filter((_, index) => !free[index]).map((name) => `${ports[name]} (${name})`)
  if (taken.length === 0) return undefined
  const which = taken.length === 1 ? `Port ${taken[0]} is` : `The ports ${taken.join(', ')} are`
  return `${which} taken by another program. Stop it, or move all ports: PORT_OFFSET=100 npm start`
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

function mapPorts(port: (name: PortName) => number): Ports {
  return { site: port('site'), lake: port('lake'), sendgrid: port('sendgrid'), postgres: port('postgres') }
}
