/** What a document is called to which its editor gave no name. */
export const standInMessages = {
  en: {
    product: 'Untitled piece',
    category: 'Untitled kind',
    article: 'Untitled entry',
    author: 'Unnamed author',
    page: 'Untitled page',
  },
}
