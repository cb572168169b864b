import { parseAddresses } from '#lib/config/addresses.ts'
import { studioPath } from '#sanity/studio-path.ts'
import { createStudioConfig } from '#studio/config.ts'

const { site, sanity } = parseAddresses(process.env)

/** The Studio as the Sanity CLI sees it. The shop serves the same Studio at /studio. */
export default createStudioConfig({
  projectId: sanity.projectId,
  dataset: sanity.dataset,
  apiHost: sanity.apiHost,
  siteUrl: site.url,
  basePath: studioPath,
})
