import type { ClientConfig } from '@sanity/client'
import { defineConfig } from 'sanity'
import { presentationTool } from 'sanity/presentation'
import { structureTool } from 'sanity/structure'
import { schemaTypes } from '#sanity/schema/schema-types.ts'
import { allowedActions } from './documents/actions.ts'
import { offeredDocuments, templates } from './documents/creation.ts'
import { formComponents } from './form-components.tsx'
import { freshness } from './freshness/plugin.ts'
import { createPatientClient } from './patient-client.ts'
import { presentationLocations } from './presentation/locations.ts'
import { mainDocuments } from './presentation/main-documents.ts'
import { structure } from './structure.ts'
import { StudioLayout } from './studio-layout.tsx'

/** Public addresses that the Studio works with. They may change without a new build. */
export type StudioAddresses = {
  projectId: string
  dataset: string
  /** A Content Lake at this address, taken literally; without it, Sanity's own. */
  apiHost?: string | undefined
  /** Where the shop is served: Presentation shows it, and it says how many of a variant are available. */
  siteUrl: string
  /** The path of the Studio on its own origin. */
  basePath: string
}

/** The Studio of the shop. */
export function createStudioConfig({ projectId, dataset, apiHost, siteUrl, basePath }: StudioAddresses) {
  return defineConfig({
    name: 'default',
    title: 'Restock',
    projectId,
    dataset,
    basePath,
    unstable_clientFactory: createPatientClient,
    // The shop is told who asks it by the token of the session: a cookie of Sanity's it would never see.
    auth: { loginMethod: 'token' },
    ...(apiHost ? literalHost(apiHost) : {}),
    schema: { types: schemaTypes, templates },
    document: {
      actions: allowedActions,
      newDocumentOptions: offeredDocuments,
      askToEdit: { enabled: false },
    },
    form: { components: formComponents(siteUrl) },
    studio: { components: { layout: StudioLayout } },
    plugins: [
      structureTool({ structure }),
      presentationTool({
        previewUrl: {
          initial: siteUrl,
          previewMode: { enable: '/api/draft-mode/enable', disable: '/api/draft-mode/disable' },
        },
        allowOrigins: [siteUrl],
        resolve: {
          locations: presentationLocations(),
          mainDocuments,
        },
      }),
      freshness(),
    ],
    scheduledPublishing: { enabled: false },
    scheduledDrafts: { enabled: true },
    releases: { enabled: true },
    beta: { eventsAPI: { releases: true } },
    mediaLibrary: { enabled: false },
    apps: { canvas: { enabled: false } },
    announcements: { enabled: false },
  })
}

/**
 * The Studio puts the project's id before the host of its API, as Sanity's own needs it; a host that was given is meant as it
 * stands. The server there says how to log in; when there is one way only, it is taken without asking.
 */
function literalHost(apiHost: string) {
  return {
    apiHost,
    unstable_clientFactory: (options: ClientConfig) =>
      createPatientClient({ ...options, useProjectHostname: false }),
    auth: { loginMethod: 'token' as const, redirectOnSingle: true },
  }
}
