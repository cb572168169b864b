import { parseArgs } from 'node:util'
import { createSendgrid } from './create.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4030' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    key: { type: 'string', multiple: true },
  },
})

/** A key given by the environment does not show in the list of processes. */
const fromEnvironment = process.env.SENDGRID_API_KEY ? [process.env.SENDGRID_API_KEY] : []

const server = await createSendgrid({
  port: Number(values.port),
  host: values.host,
  dataDir: values.data,
  apiKeys: [...(values.key ?? []), ...fromEnvironment],
})
console.log(`sendgrid ready on ${server.url}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close().then(() => process.exit(0)))
}
