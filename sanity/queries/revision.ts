import { defineQuery } from 'groq'

/** Which state of a document the lake holds. Parameter: `id`. */
export const revisionQuery = defineQuery(`*[_id == $id][0]{_rev, _updatedAt}`)
