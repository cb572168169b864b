/** What the address of a piece ends with, behind `#`, when its form was refused: the browser shows what has this id there. */
export const refusedMark = 'alert-refused'
