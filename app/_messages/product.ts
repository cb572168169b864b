/** What the page of a product says. */
export const productMessages = {
  en: {
    breadcrumb: 'Way here',
    shop: 'Shop',
    notForSale: 'This piece is not for sale at the moment.',
    noPicture: 'A picture of this piece is still to be taken.',
    onRequest: 'Price on request',
    now: 'Now ',
    was: ', was ',
    variant: 'Variant',
    /** The value of a variant that lacks an option which others have. */
    noOption: (option: string) => `No ${option.toLowerCase()}`,
    sent: 'Packed and sent within three working days.',
    delivery: 'Delivery',
    returns: 'Returns',
    care: 'Care',
    readMore: (title: string) => `All about ${title.toLowerCase()}`,
    picturesOf: (title: string) => `Pictures of ${title}`,
    showPicture: (number: number, of: number) => `Picture ${number} of ${of}`,
    enlarge: 'Enlarge',
    related: (category: string) => `More ${category.toLowerCase()}`,
    all: 'See all',
    mentions: 'From the journal',
    allArticles: 'All articles',
    recentlySeen: 'You looked at these',
    wholePiece: (title: string) => `Everything about ${title}`,
  },
}
