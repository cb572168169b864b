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
    soldOut: 'Sold out',
    inStock: 'In stock',
    stockUnknown: 'Stock is not known just now',
    left: (count: number) => `${count} left`,
    valueSoldOut: ', sold out',
    valueElsewhere: (change: string) => `, only as ${change}`,
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

/** What the enlarged pictures say; loaded with them. */
export const zoomMessages = {
  en: {
    close: 'Close',
    previous: 'Previous picture',
    next: 'Next picture',
    closer: 'Look closer',
    back: 'Show the whole picture',
    count: (number: number, of: number) => `${number} of ${of}`,
  },
}

/** What the form for a stock alert says. */
export const alertMessages = {
  en: {
    tellMe: (variant: string) => `Tell me when ${variant} is back`,
    example: 'name@example.com',
    send: 'Tell me',
    sending: 'Sending',
    promise: 'One mail when it is back, and none after that.',
    waiting: 'We will write to you when it is back.',
    unreachable: 'We could not be reached. Your address is still here: try again in a moment.',
  },
}
