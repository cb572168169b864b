'use client'

import { NextStudio } from 'next-sanity/studio/client-component'
import { useMemo } from 'react'
import { createStudioConfig, type StudioAddresses } from './config.ts'

/** The Studio in the browser. Its addresses come from the server at run time, so that one build serves any of them. */
export function Studio({ projectId, dataset, apiHost, siteUrl, basePath }: StudioAddresses) {
  const config = useMemo(
    () => createStudioConfig({ projectId, dataset, apiHost, siteUrl, basePath }),
    [projectId, dataset, apiHost, siteUrl, basePath],
  )
  return <NextStudio config={config} />
}
