import { createHash } from 'node:crypto'
import type { SanityDocument } from '../../types.ts'
import { newArrayKey, releaseOf } from '../identifiers.ts'
import { isObject, type JsonObject } from '../json.ts'
import { asRelease, releaseId } from './document.ts'

export const VARIANT_TYPE = 'system.variant'
export const variantDefinitionId = (name: string) => `_.variants.${name}`

/** A document of a group in one variant; `bundle` is `drafts` or a release, nothing when it is published. */
export interface Slot {
  publishedId: string
  variant: string
  bundle?: string | undefined
}

/** The same for all documents of a variant in a bundle, so that an id can be told before the document exists. */
const scopeOf = ({ variant, bundle }: Slot) =>
  `v${createHash('sha256')
    .update(`${variant}\n${bundle ?? ''}`)
    .digest('hex')
    .slice(0, 11)}`

export const variantDocumentId = (slot: Slot) => `versions.${scopeOf(slot)}.${slot.publishedId}`

const weak = (id: string) => ({ _ref: id, _weak: true })

/** What the server notes in a document of a variant. The reference to the definition is strong, and keeps that. */
export function variantSystem(
  slot: Slot,
  documents: { get(id: string): SanityDocument | undefined },
): JsonObject {
  const { publishedId, variant, bundle } = slot
  const release = asRelease(documents.get(releaseId(bundle ?? '')))
  return {
    scopeId: scopeOf(slot),
    group: weak(publishedId),
    variants: [{ _key: newArrayKey(), _ref: variantDefinitionId(variant) }],
    ...(bundle === undefined
      ? { draft: weak(variantDocumentId({ ...slot, bundle: 'drafts' })) }
      : { bundleId: bundle }),
    ...(release ? { release: weak(release._id) } : {}),
  }
}

/** Where a document of a variant stands; nothing for any other document. */
export function slotOf(document: object & { _system?: unknown }): Slot | undefined {
  const { _system: system } = document
  if (!isObject(system) || !Array.isArray(system.variants) || !isObject(system.group)) return undefined
  const [reference] = system.variants as unknown[]
  const id = isObject(reference) ? reference._ref : undefined
  if (typeof id !== 'string' || typeof system.group._ref !== 'string') return undefined
  return {
    publishedId: system.group._ref,
    variant: id.slice(variantDefinitionId('').length),
    bundle: typeof system.bundleId === 'string' ? system.bundleId : undefined,
  }
}

/** The name of the release that a document is in: part of its id, or noted in it when it is one of a variant. */
export function releaseNameOf(document: { _id: string; _system?: unknown }): string | undefined {
  const slot = slotOf(document)
  if (!slot) return releaseOf(document._id)
  return slot.bundle === 'drafts' ? undefined : slot.bundle
}
