/** What is said of a variant where it is chosen. */
export const variantMessages = {
  en: {
    soldOut: 'Sold out',
    inStock: 'In stock',
    stockUnknown: 'Stock is not known just now',
    left: (count: number) => `${count} left`,
    valueSoldOut: ', sold out',
    valueElsewhere: (change: string) => `, only as ${change}`,
  },
}
