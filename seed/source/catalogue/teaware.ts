import type { Product } from '../types.ts'

export const teaware: Product[] = [
  {
    slug: 'hearth-teapot',
    title: 'Hearth teapot',
    summary: 'A round pot for three cups with a strainer built in, a lid that locks and a spout that does not drip.',
    description: `
Six parts go into it: body, lid, knob, handle, spout and the strainer behind the spout, which is forty holes pierced by hand and cleaned one by one. It is the piece that takes longest and that we price least sensibly.

A spout drips when its edge is round. Ours is cut at a slant and left sharp, so the last drop runs back. The lid has a tab that passes a gap in the gallery and then turns; you can pour to the bottom with one hand.

750 ml, about three mugs. Do not leave tea to stew in it overnight and do not wash it with soap: hot water and a brush are enough.
`,
    skuStem: 'POT-HEARTH',
    sizes: [{ label: '750 ml', price: { EUR: 9800, USD: 11200 } }],
    glazes: ['TEN', 'CEL', 'OAT'],
    onHand: { TEN: 3, CEL: 0, OAT: 2 },
    featured: true,
    pictures: [
      { name: 'hearth-teapot', alt: 'Round dark brown teapot with a short spout, a loop handle and a knobbed lid' },
      { name: 'hearth-teapot-detail', alt: 'Knob and lid of the dark teapot, rust-red at each edge' },
      { name: 'hearth-teapot-in-use', alt: 'Dark teapot on a white cloth, a bread roll behind' },
      { name: 'hearth-teapot-set', alt: 'Celadon teapot with two small cups beside it' },
    ],
  },
  {
    slug: 'curlew-yunomi',
    title: 'Curlew yunomi',
    summary: 'A tall Japanese-style cup for everyday green tea, held with two hands and no handle.',
    description: `
A yunomi is taller than it is wide, and has a foot cut with some care, because when you drink the person opposite sees it. This one is trimmed in a single spiral and left bare.

Tea made at 70 °C needs no handle. If the cup is too hot to hold, the tea is too hot to drink: a rule of some use with sencha.

180 ml, 8.5 cm tall. The wall is 4 mm at the base and half of that at the lip, which is slightly turned in.
`,
    skuStem: 'CUP-CURLEW',
    sizes: [{ label: '180 ml', price: { EUR: 2400, USD: 2800 } }],
    glazes: ['SHI', 'CEL', 'WRK'],
    onHand: { SHI: 8, CEL: 12, WRK: 5 },
    pictures: [
      { name: 'curlew-yunomi', alt: 'Tall handleless cup in white and orange shino on a bare trimmed foot' },
      { name: 'curlew-yunomi-detail', alt: 'Foot of the cup: a line of bare clay under orange-white shino' },
      { name: 'curlew-yunomi-in-use', alt: 'Yunomi of green tea on a walnut board' },
    ],
  },
  {
    slug: 'drumlin-tea-bowl',
    title: 'Drumlin tea bowl',
    summary: 'A broad bowl for whisked tea, flat enough inside for the whisk and warm in both palms.',
    description: `
For matcha you need room to move a bamboo whisk, a floor without ridges, and a wall tall enough that the froth stays in. That settles the inside: 12 cm wide, 7 cm deep, flat for the breadth of three fingers.

The outside is ours. It is thrown quickly from soft clay, lifted off without a bat, and keeps the print of the hands that moved it. Two faces of it are a little flatter than the rest, and one of them is the front.

Soak a new one in warm water for ten minutes before the first use, and dry it in the air.
`,
    skuStem: 'BWL-DRUMLIN',
    sizes: [{ label: '12 cm', price: { EUR: 5400, USD: 6200 } }],
    glazes: ['TEN', 'SHI'],
    onHand: { TEN: 4, SHI: 3 },
    compareAt: { SHI: { EUR: 6200, USD: 7100 } },
    pictures: [
      { name: 'drumlin-tea-bowl', alt: 'Broad tea bowl in black glaze that breaks to rust, its wall gently uneven' },
      { name: 'drumlin-tea-bowl-detail', alt: 'Uneven rim of the dark tea bowl, rust-red where the glaze is thin' },
      { name: 'drumlin-tea-bowl-in-use', alt: 'Green tea in the dark tea bowl, on a moss-green cloth' },
    ],
  },
  {
    slug: 'dry-store-caddy',
    title: 'Dry-store caddy',
    summary: 'A lidded jar for loose tea or coffee, with a ground seat so that the lid closes with a sigh.',
    description: `
Lid and jar are fired together, lid in place, with a smear of alumina between them so that they part. Afterwards the seat is ground with fine grit until it turns without a catch. It is not airtight, and we will not say so, but the air that it lets in over a month is very little.

The glaze stops short of the seat on both sides. That bare ring is the only rough thing about it.

Holds 125 g of leaf tea or 200 g of beans; 13 cm tall with its lid. Keep it away from the cooker, as warmth does more harm to tea than air.
`,
    skuStem: 'CAD-DRY',
    sizes: [{ label: '600 ml', price: { EUR: 5200, USD: 5900 } }],
    glazes: ['SLT', 'LIM'],
    onHand: { SLT: 6, LIM: 5 },
    pictures: [
      { name: 'dry-store-caddy', alt: 'Lidded jar in charcoal glaze with a flat knob and a thin line of bare clay at the seat' },
      { name: 'dry-store-caddy-detail', alt: 'Lid of the slate caddy and the bare band of clay on which it sits' },
      { name: 'dry-store-caddy-in-use', alt: 'Slate caddy on a walnut board with three plums' },
    ],
  },
  {
    slug: 'lookout-milk-jug',
    title: 'Lookout milk jug',
    summary: 'A small jug with a pulled lip and a thumb rest, enough for four teas or one bowl of oats.',
    description: `
The lip is drawn out between two fingers with a third stroking down the middle, three strokes and no more, or it goes limp. What matters is the throat below it: a slight hollow that gathers the milk before it reaches the edge.

It holds 250 ml and pours a thread or a flood, according to the angle. The handle springs from just under the rim and comes down to the fullest part, so your knuckles stay clear of the body.

Rinse it cold before hot. Milk sticks to a warm surface.
`,
    skuStem: 'JUG-LOOKOUT',
    sizes: [
      { code: 'S', label: 'Small, 250 ml', price: { EUR: 3200, USD: 3700 } },
      { code: 'L', label: 'Large, 900 ml', price: { EUR: 5600, USD: 6400 } },
    ],
    glazes: ['SND', 'OAT'],
    onHand: { 'S-SND': 9, 'S-OAT': 7, 'L-SND': 0, 'L-OAT': 4 },
    pictures: [
      { name: 'lookout-milk-jug', alt: 'Small pale blue jug with a drawn lip and a looped handle' },
      { name: 'lookout-milk-jug-detail', alt: 'Lip of the blue jug, drawn out with one finger' },
      { name: 'lookout-milk-jug-in-use', alt: 'Blue jug of milk on a rust-coloured cloth, a bread roll behind' },
      { name: 'lookout-milk-jug-set', alt: 'A large oatmeal jug and a small blue one side by side' },
    ],
  },
]
