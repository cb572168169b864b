/** What somebody may do with the ledger of publishes. */
export interface Permissions {
  mayLook: boolean
  /** Has failed work done again. */
  mayRetry: boolean
}

/** Roles as Sanity names them. What is not listed here, a role of the project's own for example, may nothing. */
const looking = ['administrator', 'developer', 'editor', 'contributor', 'viewer']
const retrying = ['administrator', 'developer', 'editor']

/** The roles that may look, as a refusal names them. */
export const rolesThatMayLook: readonly string[] = looking

/** What the roles of a member of the project allow, taken together. */
export function permissionsOf(roles: readonly string[]): Permissions {
  return {
    mayLook: roles.some((role) => looking.includes(role)),
    mayRetry: roles.some((role) => retrying.includes(role)),
  }
}
