import { nameFault } from '../datasets/dataset-name.ts'
import type { Exchange } from '../exchange.ts'
import { badRequest, conflict, datasetNotFound, notFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json } from '../reply.ts'
import type { Route } from '../router.ts'
import { managementOf } from './management.ts'

/** Other names for datasets. */
export function aliasRoutes(lake: Lake): Route[] {
  const { both, managing, body } = managementOf(lake)
  const { catalog } = lake
  const known = ({ params }: Exchange) => {
    const alias = catalog.alias(params.alias ?? '')
    if (!alias) throw notFound(`Dataset alias "${params.alias}" not found`)
    return alias
  }
  const linkable = (datasetName: unknown): string | null => {
    if (datasetName === undefined || datasetName === null) return null
    if (typeof datasetName !== 'string') throw badRequest('"datasetName" must be the name of a dataset')
    if (!lake.datasets.has(datasetName)) throw datasetNotFound(datasetName, lake.projectId)
    return datasetName
  }
  return [
    ...both('GET', '/aliases', () => json(catalog.aliases())),
    ...both('PUT', '/aliases/:alias', async (exchange) => {
      const name = managing(exchange).params.alias ?? ''
      const fault = nameFault(name)
      if (fault) throw badRequest(`Alias name ${fault}`)
      if (catalog.alias(name)) throw conflict(`Dataset alias "${name}" already exists`)
      const datasetName = linkable((await body(exchange)).datasetName)
      catalog.saveAlias({ name, datasetName })
      return json({ aliasName: name, datasetName })
    }),
    ...both('PATCH', '/aliases/:alias', async (exchange) => {
      const { name } = known(managing(exchange))
      const datasetName = linkable((await body(exchange)).datasetName)
      catalog.saveAlias({ name, datasetName })
      return json({ aliasName: name, datasetName })
    }),
    ...both('PATCH', '/aliases/:alias/unlink', (exchange) => {
      const { name, datasetName } = known(managing(exchange))
      catalog.saveAlias({ name, datasetName: null })
      return json({ aliasName: name, datasetName })
    }),
    ...both('DELETE', '/aliases/:alias', (exchange) => {
      const { name, datasetName } = known(managing(exchange))
      catalog.removeAlias(name)
      return json({ deleted: true, aliasName: name, datasetName })
    }),
  ]
}
