/** The version of Sanity's API that the Studio's own queries and patches are written for. */
export const studioApiVersion = '2025-02-19'
