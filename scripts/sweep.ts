import { parseArgs } from 'node:util'
import { environment } from '#lib/config/environment.ts'
import { openDatabase } from '#lib/db/client.ts'
import { sweep } from '#lib/sweep/sweep.ts'

const { values } = parseArgs({ options: { 'first-build': { type: 'boolean' } } })
await (values['first-build'] ? recordBeforeBuild() : askTheSite())

/** What is not known yet is noted without a page rebuilt for it: none is drawn. */
async function recordBeforeBuild(): Promise<void> {
  const db = openDatabase(environment().database.url)
  try {
    const report = await sweep(db, { occasion: 'first build' })
    if (report) console.log(`${report.compared} documents were noted.`)
  } finally {
    await db.$client.end()
  }
}

async function askTheSite(): Promise<void> {
  const { site, internal } = environment()
  let response: Response
  try {
    response = await fetch(`${site.internalUrl}/api/internal/sweep`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internal.secret}` },
      signal: AbortSignal.timeout(300_000),
    })
  } catch {
    throw new Error(`The site does not answer at ${site.internalUrl}. Start it, and ask again.`)
  }
  const body = (await response.json()) as { compared?: number; told?: number; ms?: number }
  if (response.ok)
    console.log(
      `${body.compared} documents were compared in ${body.ms} ms. ${body.told} were different and are followed up.`,
    )
  else {
    console.error(`The site answered ${response.status}: ${JSON.stringify(body)}`)
    process.exitCode = 1
  }
}
