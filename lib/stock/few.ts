/** So many pieces or fewer are told by their number: from here on a shopper who hesitates may be late. */
export const fewAtMost = 5
