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

/** What each looks like, behind the name of a piece: `Luna mug in …`. */
export const looks: Record<GlazeCode, string> = {
  CEL: 'pale green celadon, lighter where it thins',
  TEN: 'dark brown tenmoku that breaks to rust at the edges',
  OAT: 'an oatmeal glaze speckled with iron',
  SND: 'a clear grey-blue glaze',
  WRK: 'olive ash glaze that runs in streaks',
  SLT: 'a charcoal matt glaze',
  LIM: 'a chalk-white glaze',
  MSL: 'the deep blue of a mussel shell',
  SHI: 'a cloudy pale shino with a rust-coloured rim',
}

export type GlazeCode = keyof typeof glazes
