/** The studio's glazes: the code that ends a sku, and the name that a shopper chooses by. */
export const glazes = {
  CEL: 'Rockpool celadon',
  TEN: 'Turf tenmoku',
  OAT: 'Oatmeal',
  SND: 'Sound blue',
  WRK: 'Wrack ash',
  SLT: 'Slate',
  LIM: 'Limewash',
  MSL: 'Mussel',
  SHI: 'Storm shino',
} as const

export type GlazeCode = keyof typeof glazes
