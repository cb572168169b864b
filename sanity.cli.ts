import { defineCliConfig } from 'sanity/cli'
import { parseAddresses } from '#lib/config/addresses.ts'

const { projectId, dataset } = parseAddresses(process.env).sanity

export default defineCliConfig({
  api: { projectId, dataset },
  typegen: {
    path: './sanity/queries/**/*.ts',
    schema: './sanity/schema.json',
    generates: './sanity/types.ts',
  },
  autoUpdates: false,
})
