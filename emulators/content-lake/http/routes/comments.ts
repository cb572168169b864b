import { mayWrite } from '../../access/judge.ts'
import { requireLogin } from '../accounts/roles.ts'
import { createDataset } from '../datasets/datasets.ts'
import { forbidden } from '../faults.ts'
import { datasetOf, type Lake } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'

const PROFILE = 'comments'

function freeName(lake: Lake, name: string): string {
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? name : `${name}-${nth}`
    if (!lake.datasets.has(candidate) && !lake.catalog.get(candidate)) return candidate
  }
}

/** Where the Studio keeps comments and tasks: a private dataset beside the one they are about. */
export function commentRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/comments/:dataset/setup',
      // Whoever writes the first comment makes the dataset, so it takes no administrator.
      handle: (exchange) => {
        requireLogin(exchange.identity)
        const { name } = datasetOf(lake, exchange)
        if (!mayWrite(exchange.identity)) throw forbidden('Commenting needs a role that may write')
        const existing = [...lake.datasets.values()].find(
          (dataset) => dataset.addonFor === name && dataset.datasetProfile === PROFILE,
        )
        const { name: datasetName } =
          existing ??
          createDataset(lake, {
            name: freeName(lake, `${name.slice(0, 50)}-comments`),
            aclMode: 'private',
            datasetProfile: PROFILE,
            addonFor: name,
            author: exchange.identity.id,
          })
        return json({ datasetName })
      },
    },
  ]
}
