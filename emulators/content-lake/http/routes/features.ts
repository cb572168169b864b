import { RELEASE_TYPE } from '../../store/releases/document.ts'
import type { SanityDocument } from '../../types.ts'
import type { Lake } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

/** What the Studio and the CLI offer without an upsell: everything that this server can do. */
const FEATURES = [
  'contentReleases',
  'singleDocRelease',
  'studioComments',
  'sanityTasks',
  'privateDataset',
  'advancedDatasetManagement',
]

/** Hosted lets a dataset have a number of releases at a time that depends on the plan; none is reached here. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER

const isOpen = ({ state }: SanityDocument) => state === 'active' || state === 'scheduled'

/** What a plan of the hosted service would include. */
export function featureRoutes(lake: Lake): Route[] {
  const openReleases = () =>
    [...lake.datasets.values()].flatMap(({ store }) => [...store.byType(RELEASE_TYPE)].filter(isOpen)).length
  return [
    { method: 'GET', pattern: '/features', handle: () => json(FEATURES) },
    {
      method: 'GET',
      pattern: '/projects/:project/new-content-release-allowed',
      handle: () =>
        json({
          data: {
            orgActiveReleaseCount: openReleases(),
            orgMeteredActiveReleaseCount: openReleases(),
            orgActiveReleaseLimit: null,
            datasetReleaseLimit: NO_LIMIT,
          },
        }),
    },
  ]
}
