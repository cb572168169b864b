import { acquireTemplate } from './template.ts'

/** Builds the site that all browser tests run against. The workers find it by the environment. */
export async function setup(): Promise<() => Promise<void>> {
  const template = await acquireTemplate()
  process.env.RESTOCK_TEMPLATE = template.folder
  return template.release
}
