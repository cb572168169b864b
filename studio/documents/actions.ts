import type { DocumentActionComponent } from 'sanity'

/** What must not be done to documents of these types, by the names that the Studio gives to its actions. */
const withheld: Record<string, readonly string[]> = {
  settings: ['delete', 'duplicate', 'unpublish'],
  inventoryItem: ['delete', 'duplicate', 'unpublish', 'publish', 'discardChanges'],
}

/** The actions of a document: the Studio's own, without those that would break what the shop stands on. */
export function allowedActions(
  actions: DocumentActionComponent[],
  { schemaType }: { schemaType: string },
): DocumentActionComponent[] {
  return actions.filter(({ action }) => !(action && withheld[schemaType]?.includes(action)))
}
