import type { RenderCache } from '../assets/cache.ts'
import { faultRoutes } from '../faults/routes.ts'
import type { Lake } from './lake.ts'
import type { Route } from './router.ts'
import { accountRoutes } from './routes/accounts.ts'
import { aliasRoutes } from './routes/aliases.ts'
import { assetRoutes } from './routes/assets.ts'
import { commentRoutes } from './routes/comments.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { documentRoutes } from './routes/documents.ts'
import { featureRoutes } from './routes/features.ts'
import { historyRoutes } from './routes/history.ts'
import { hookRoutes } from './routes/hooks.ts'
import { keyvalueRoutes } from './routes/keyvalue.ts'
import { originRoutes } from './routes/origins.ts'
import { projectRoutes } from './routes/projects.ts'
import { queryRoutes } from './routes/query.ts'
import { quietRoutes } from './routes/quiet.ts'
import { roleRoutes } from './routes/roles.ts'
import { streamRoutes } from './routes/streams.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { writeRoutes } from './routes/write.ts'

/** Everything the server answers, the most asked for first: routes are tried in this order. */
export function lakeRoutes(lake: Lake, cache: RenderCache): Route[] {
  return [
    ...queryRoutes(lake),
    ...writeRoutes(lake),
    ...documentRoutes(lake),
    ...streamRoutes(lake),
    ...assetRoutes(lake, cache),
    ...historyRoutes(lake),
    ...accountRoutes(lake),
    ...keyvalueRoutes(lake),
    ...commentRoutes(lake),
    ...featureRoutes(lake),
    ...datasetRoutes(lake),
    ...aliasRoutes(lake),
    ...projectRoutes(lake),
    ...tokenRoutes(lake),
    ...roleRoutes(lake),
    ...originRoutes(lake),
    ...hookRoutes(lake),
    ...faultRoutes(lake),
    ...quietRoutes(lake),
  ]
}
