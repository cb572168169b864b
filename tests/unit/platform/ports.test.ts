import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePorts, takenPorts } from '#scripts/platform/ports.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const listen = (port: number, host: string) =>
  new Promise<void>((resolve) => servers.push(createServer().listen(port, host, resolve)))

test('names every port that is taken, and how to move them', async () => {
  const ports = await freePorts()
  expect(await takenPorts(ports, ['site', 'lake', 'postgres'])).toBeUndefined()
  await listen(ports.lake, '127.0.0.1')
  expect(await takenPorts(ports, ['site', 'lake'])).toMatch(
    new RegExp(`^Port ${ports.lake} \\(lake\\) is taken .*PORT_OFFSET=100 npm start`),
  )
  await listen(ports.site, '0.0.0.0')
  expect(await takenPorts(ports, ['site', 'lake', 'postgres'])).toContain(
    `${ports.site} (site), ${ports.lake} (lake)`,
  )
})
