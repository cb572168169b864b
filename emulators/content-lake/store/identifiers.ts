import { randomBytes, randomUUID } from 'node:crypto'
import { malformedId } from './faults.ts'

const DOCUMENT_ID = /^[a-z0-9_][a-z0-9_.-]{0,127}$/i
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

export function isDocumentId(id: string): boolean {
  return DOCUMENT_ID.test(id) && !id.includes('..') && !id.endsWith('.')
}

/** Throws `MutationFault` 400 unless the id is one that a document may have. */
export function requireDocumentId(id: unknown): string {
  if (typeof id !== 'string' || !isDocumentId(id)) throw malformedId(String(id))
  return id
}

/** The id of a new document: as given, generated when missing, or generated behind a prefix that ends with a dot. */
export function newDocumentId(given: unknown): string {
  if (given === undefined || given === null || given === '') return randomUUID()
  if (typeof given === 'string' && given.endsWith('.')) return requireDocumentId(given + randomUUID())
  return requireDocumentId(given)
}

export const isTransactionId = (id: string) => /^[\w.-]{1,128}$/.test(id)

/** 22 characters, as the hosted service makes them. */
export function newTransactionId(): string {
  return Array.from(randomBytes(22), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

export const newArrayKey = () => randomBytes(6).toString('hex')

export const draftId = (publishedId: string) => `drafts.${publishedId}`

export const isPublishedId = (id: string) => !id.startsWith('drafts.') && !id.startsWith('versions.')

/** The id under which a draft or version is published. */
export function publishedIdOf(id: string): string {
  if (id.startsWith('drafts.')) return id.slice('drafts.'.length)
  if (id.startsWith('versions.')) return id.split('.').slice(2).join('.')
  return id
}

/** The release that a version belongs to. */
export const releaseOf = (id: string) => (id.startsWith('versions.') ? id.split('.')[1] : undefined)
