import { defineCliConfig } from 'sanity/cli'

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_PROJECT_ID ?? 'restock',
    dataset: process.env.SANITY_DATASET ?? 'production',
  },
  typegen: {
    path: './sanity/queries/**/*.ts',
    schema: './sanity/schema.json',
    generates: './sanity/types.ts',
  },
  autoUpdates: false,
})
