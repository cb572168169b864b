import { connection } from 'next/server'
import { environment } from '#lib/config/environment.ts'
import { studioPath } from '#sanity/studio-path.ts'
import { BrowserStudio } from './browser-studio.tsx'

/** The Studio gets its addresses with the request, so that they are those of the environment it runs in, not of the build. */
export default async function StudioPage() {
  await connection()
  const { site, sanity } = environment()
  return (
    <BrowserStudio
      projectId={sanity.projectId}
      dataset={sanity.dataset}
      apiHost={sanity.apiHost}
      siteUrl={site.url}
      basePath={studioPath}
    />
  )
}
