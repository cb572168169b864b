/** Where the Studio is mounted on the shop. Click-to-edit leads there. */
export const studioPath = '/studio'
