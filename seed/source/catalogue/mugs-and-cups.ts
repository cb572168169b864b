import type { Product } from '../types.ts'

export const mugsAndCups: Product[] = [
  {
    slug: 'luna-mug',
    title: 'Luna mug',
    summary: 'A round-bellied mug that keeps its heat, with a handle for three fingers and a rim turned fine.',
    description: `
The belly of the Luna is thrown as a near sphere and then opened, so the widest point sits just below the middle and the hand closes round it without effort. A sphere has the least surface for what it holds, which is why tea stays hot in it a little longer than in a straight mug.

The handle is pulled from the lip downwards on the day after throwing. It is set high, and has a flat for the thumb.

- Small: 8 cm tall, 250 ml to a comfortable level
- Large: 9.5 cm tall, 380 ml
- Foot unglazed and burnished; it will not scratch a table
`,
    skuStem: 'MUG-LUNA',
    sizes: [
      { code: 'S', label: 'Small, 250 ml', price: { EUR: 2800, USD: 3200 } },
      { code: 'L', label: 'Large, 380 ml', price: { EUR: 3400, USD: 3900 } },
    ],
    glazes: ['CEL', 'OAT', 'TEN'],
    onHand: { 'S-CEL': 14, 'S-OAT': 9, 'S-TEN': 0, 'L-CEL': 6, 'L-OAT': 0, 'L-TEN': 11 },
    featured: true,
    pictures: [
      { name: 'luna-mug', alt: 'Round-bellied mug in pale green celadon, the glaze lighter where it thins at the rim' },
      { name: 'luna-mug-detail', alt: 'Rim of the celadon mug, the green gone pale where the glaze thins over the edge' },
      { name: 'luna-mug-in-use', alt: 'Luna mug of green tea on a flax cloth, a book behind it and window light across the table' },
      { name: 'luna-mug-set', alt: 'Luna mugs in oatmeal, dark brown and pale green glaze, two sizes side by side' },
    ],
  },
  {
    slug: 'pier-mug',
    title: 'Pier mug',
    summary: 'Straight-walled and heavy in the foot, made for desks, decks and anywhere that a mug gets knocked.',
    description: `
Named for the bollards on Carrowbeg Pier, which it resembles more each time we make it. The wall is a plain cylinder; the lower third is left thick, so the weight sits low and an elbow does not send it over.

Below the waxed line the clay is bare. It is a grogged stoneware, iron-bearing, and fires to the brown of a digestive biscuit. Above it, one dip of glaze and no second coat.

It holds 330 ml, measures 8 cm across, and fits under the spout of most espresso machines at 9 cm tall.
`,
    skuStem: 'MUG-PIER',
    sizes: [{ label: '330 ml', price: { EUR: 2900, USD: 3300 } }],
    glazes: ['SLT', 'SND', 'OAT'],
    onHand: { SLT: 18, SND: 7, OAT: 12 },
    pictures: [
      { name: 'pier-mug', alt: 'Straight-sided mug in charcoal matt glaze with a band of bare brown clay at the foot' },
      { name: 'pier-mug-detail', alt: 'Foot of the mug: charcoal glaze ending in a clean line above bare brown clay' },
      { name: 'pier-mug-in-use', alt: 'Pier mug of black coffee on a dark table beside two books' },
      { name: 'pier-mug-set', alt: 'Pier mugs in blue, charcoal and oatmeal, their glaze lines level' },
    ],
  },
  {
    slug: 'half-pint-tankard',
    title: 'Half-pint tankard',
    summary: 'A waisted tankard for cider or stout, 300 ml to the turned line and room above it for the head.',
    description: `
Beer kept a groove in this one. There is a single line turned inside the wall, and when the liquid touches it you have poured 300 ml; the 4 cm above are for the froth.

The waist is narrow enough for a small hand and the base flares again, so it sits like a bell. Wrack ash runs on a steep wall, and no two of these have the same drips. We stop the glaze well above the foot to give them somewhere to go.

Rinse with cold water before the first pour: a cool, wet wall makes a quieter head.
`,
    skuStem: 'TNK-HALF',
    sizes: [{ label: '300 ml to the line', price: { EUR: 3600, USD: 4100 } }],
    glazes: ['WRK', 'TEN'],
    onHand: { WRK: 5, TEN: 8 },
    pictures: [
      { name: 'half-pint-tankard', alt: 'Waisted tankard with a handle, olive ash glaze running in long drips towards the foot' },
      { name: 'half-pint-tankard-detail', alt: 'Streaks of olive ash glaze running down the wall to the bare foot' },
      { name: 'half-pint-tankard-in-use', alt: 'Tankard of stout with a full head of froth, a loaf on a board behind' },
    ],
  },
  {
    slug: 'bothy-tumbler',
    title: 'Bothy tumbler',
    summary: 'A handleless cup with a thumb-deep dent on either side, for water, wine or the first coffee.',
    description: `
Two dents are pressed into each tumbler while it is still soft on the wheel: one for the thumb, one for the middle finger. They keep it from slipping in a wet hand and make it plain which cup is yours.

The wall is thin for stoneware, 3 mm at the middle. That is comfortable for wine and for water; with boiling tea you will want to wait a minute, or hold it by the rim.

Sold singly. Those who buy four tend to buy one of each glaze and then argue about the blue. 220 ml, 9 cm tall, stacks two high.
`,
    skuStem: 'TMB-BOTHY',
    sizes: [{ label: '220 ml', price: { EUR: 2200, USD: 2500 } }],
    glazes: ['LIM', 'MSL', 'SND', 'SHI'],
    onHand: { LIM: 22, MSL: 10, SND: 0, SHI: 6 },
    pictures: [
      { name: 'bothy-tumbler', alt: 'Handleless white tumbler with a soft dent pressed into its side' },
      { name: 'bothy-tumbler-detail', alt: 'The dent for the thumb in the wall of the white tumbler, with flecks of iron' },
      { name: 'bothy-tumbler-in-use', alt: 'White tumbler of coffee on a pale table, a bread roll on a moss-green cloth behind' },
      { name: 'bothy-tumbler-set', alt: 'Four tumblers in white, dark blue, pale blue and orange-white glaze' },
    ],
  },
  {
    slug: 'crag-espresso-cup',
    title: 'Crag espresso cup',
    summary: 'Eighty millilitres, thick in the wall, cut with eleven facets while the clay is leather-hard.',
    description: `
Eleven cuts with a wire, made freehand as the cup turns, and the last one never quite the width of the others. The facets catch tenmoku on their edges, where the black breaks to rust.

An espresso cools fast in a thin cup, so we leave 6 mm of wall and ask you to warm it on the machine. Inside it is round and smooth: crema has nothing to cling to.

Measures 6 cm each way. The foot is small and takes any saucer with a well of 4 cm.
`,
    skuStem: 'ESP-CRAG',
    sizes: [{ label: '80 ml', price: { EUR: 1800, USD: 2100 } }],
    glazes: ['TEN', 'WRK', 'CEL'],
    onHand: { TEN: 16, WRK: 4, CEL: 13 },
    compareAt: { WRK: { EUR: 2200, USD: 2500 } },
    pictures: [
      { name: 'crag-espresso-cup', alt: 'Small faceted espresso cup in near-black glaze that breaks to rust along each edge' },
      { name: 'crag-espresso-cup-detail', alt: 'Facets of the espresso cup, the black glaze breaking to rust along each cut' },
      { name: 'crag-espresso-cup-in-use', alt: 'Espresso with its crema in the faceted cup, a book on the table behind' },
    ],
  },
  {
    slug: 'tern-cup-and-saucer',
    title: 'Tern cup & saucer',
    summary: 'A wide cup for milky coffee on a saucer with a deep well, thrown as a pair and fired together.',
    description: `
Cup and saucer are thrown from the same ball of clay, one after the other, and go through the kiln as a pair. They shrink alike, so the cup sits in its well with no rattle.

The bowl of the cup is broad and low, with a curve that a steamed-milk jug can follow. We worked it out with the two people who run the coffee van on the pier; the first nine versions went back.

- Cup: 180 ml, 10 cm across
- Saucer: 15 cm across, with room for a spoon and one biscuit
- Handle for a finger and thumb
`,
    skuStem: 'CUP-TERN',
    sizes: [{ label: 'Cup 180 ml, saucer 15 cm', price: { EUR: 4200, USD: 4800 } }],
    glazes: ['LIM', 'CEL'],
    onHand: { LIM: 7, CEL: 3 },
    featured: true,
    pictures: [
      { name: 'tern-cup-and-saucer', alt: 'Wide white cup with a small handle, sitting in the well of its saucer' },
      { name: 'tern-cup-and-saucer-detail', alt: 'Fine rim of the white cup and the root of its handle, the saucer below' },
      { name: 'tern-cup-and-saucer-in-use', alt: 'Cup of milky coffee on its saucer, on a blue linen cloth' },
      { name: 'tern-cup-and-saucer-set', alt: 'Two cups on their saucers, one white and one pale green' },
    ],
  },
]
