import { OptionsError } from '../../options.ts'
import type { Catalog } from './catalog.ts'
import { nameFault } from './dataset-name.ts'

/** A dataset as options name it; without a mode it keeps the one it has, or is public. */
export type ConfiguredDataset = string | { name: string; aclMode: 'public' | 'private' }

/** Sees to it that the datasets of the options exist. Throws OptionsError that names all that cannot. */
export function keepConfigured(catalog: Catalog, configured: ConfiguredDataset[], now: Date): void {
  const wanted = configured.map((entry) => (typeof entry === 'string' ? { name: entry } : entry))
  const faults = wanted.flatMap(({ name }) => {
    const fault = nameFault(name)
    return fault ? [`Dataset "${name}": the name ${fault}`] : []
  })
  if (faults.length > 0) throw new OptionsError(faults.join('\n'))
  for (const entry of wanted) {
    const known = catalog.get(entry.name)
    const aclMode = 'aclMode' in entry ? entry.aclMode : (known?.aclMode ?? 'public')
    if (known?.aclMode === aclMode) continue
    catalog.save(
      {
        description: null,
        datasetProfile: 'content',
        addonFor: null,
        createdAt: now.toISOString(),
        createdByUserId: 'system',
        ...known,
        name: entry.name,
        aclMode,
      },
      'whole',
    )
  }
}
