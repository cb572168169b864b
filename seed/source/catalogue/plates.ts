import type { Product } from '../types.ts'

export const plates: Product[] = [
  {
    slug: 'flagstone-plate',
    title: 'Flagstone plate',
    summary: 'A flat plate with an upright edge, in three sizes that share one profile and stack in any order.',
    description: `
The edge stands nearly vertical and 15 mm tall. It keeps gravy in and leaves the whole floor to eat from, where a rim would take a quarter of the diameter.

Plates are the test of a clay, for every fault shows in something flat. We roll nothing: these are thrown, compressed three times from the centre outwards, and left on their boards until they can be lifted without bending.

- Side: 17 cm
- Lunch: 22 cm
- Dinner: 27 cm, which fits a standard dishwasher rack
`,
    skuStem: 'PLT-FLAG',
    sizes: [
      { code: '17', label: 'Side, 17 cm', price: { EUR: 2100, USD: 2400 } },
      { code: '22', label: 'Lunch, 22 cm', price: { EUR: 2800, USD: 3200 } },
      { code: '27', label: 'Dinner, 27 cm', price: { EUR: 3600, USD: 4100 } },
    ],
    glazes: ['SLT', 'OAT'],
    onHand: { '17-SLT': 16, '17-OAT': 21, '22-SLT': 13, '22-OAT': 9, '27-SLT': 0, '27-OAT': 18 },
    featured: true,
    pictures: [
      { name: 'flagstone-plate', alt: 'Flat charcoal plate with a low upright edge, seen from above' },
      { name: 'flagstone-plate-detail', alt: 'Upright edge of the slate plate, brown where the matt glaze thins' },
      { name: 'flagstone-plate-in-use', alt: 'A slashed, floury loaf on the slate plate' },
      { name: 'flagstone-plate-set', alt: 'Flagstone plates in three sizes stacked, charcoal and oatmeal by turns' },
    ],
  },
  {
    slug: 'skerry-coupe-plate',
    title: 'Skerry coupe plate',
    summary: 'A plate with no rim at all, rising in one slow curve like a saucer that grew up.',
    description: `
*Coupe* is the trade word for a plate that is all curve. The Skerry lifts 2.5 cm from centre to edge, and what you put on it drifts gently to the middle.

Celadon owes its colour to about one per cent of iron, fired with too little air. It is transparent, so the spiral of the thrower's finger shows through like something under water. On a curve this shallow that spiral is most of what you see.

24 cm across. Please do not cut on it with a serrated knife: steel leaves grey lines on any clear glaze, though they come off with a little cream cleaner.
`,
    skuStem: 'PLT-SKERRY',
    sizes: [{ label: '24 cm', price: { EUR: 3400, USD: 3900 } }],
    glazes: ['CEL', 'LIM'],
    onHand: { CEL: 10, LIM: 14 },
    pictures: [
      { name: 'skerry-coupe-plate', alt: 'Pale green rimless plate with a faint thrown spiral under the glaze' },
      { name: 'skerry-coupe-plate-detail', alt: 'Spiral of throwing rings under celadon in the middle of the plate' },
      { name: 'skerry-coupe-plate-in-use', alt: 'Four dark plums on the celadon plate, a moss-green cloth beside it' },
    ],
  },
  {
    slug: 'ebb-rimmed-plate',
    title: 'Ebb rimmed plate',
    summary: 'A broad sloping rim round a sunken well, dipped twice so that a tide line crosses each one.',
    description: `
Half of the plate goes into Limewash and, once that is dry, the other half goes into Mussel. Where they overlap by a finger's breadth the two glazes melt into a third that we cannot make in any other way: a speckled grey-blue with a pale edge.

The line falls where the hand holds it. Set a table with six and no two lines meet.

The well is 17 cm, the rim 4 cm wide and tilted at 20 degrees. It suits food with some height to it, and bread on the side. 26 cm over all.
`,
    skuStem: 'PLT-EBB',
    sizes: [{ label: '26 cm', price: { EUR: 3900, USD: 4500 } }],
    glazes: ['MSL'],
    onHand: { MSL: 8 },
    featured: true,
    pictures: [
      { name: 'ebb-rimmed-plate', alt: 'Rimmed plate half white and half dark blue, a soft tide line where they overlap' },
      { name: 'ebb-rimmed-plate-detail', alt: 'Rim of the plate, where white glaze meets dark blue' },
      { name: 'ebb-rimmed-plate-in-use', alt: 'Two bread rolls on the plate of two glazes, a flax cloth at its side' },
    ],
  },
  {
    slug: 'headland-platter',
    title: 'Headland platter',
    summary: 'An oval platter 38 cm long with raised ends, thrown round and eased into shape by hand.',
    description: `
It begins as a circle. While the rim is still soft a leaf of clay is cut from the centre, the two halves are pushed together, and the seam is beaten shut with a paddle. The result is an oval that keeps the thrower's lines all the way round, which nothing from a mould can do.

A whole bream fits, or a roast chicken with its potatoes. The raised ends are handles in effect: your fingers go under them.

Warm it in a low oven if you like. Do not put it, cold, into a hot one, and never on a flame.
`,
    skuStem: 'PLA-HEADLAND',
    sizes: [{ label: '38 × 24 cm', price: { EUR: 8400, USD: 9600 } }],
    glazes: ['WRK', 'OAT'],
    onHand: { WRK: 3, OAT: 0 },
    pictures: [
      { name: 'headland-platter', alt: 'Oval platter with raised ends, ash glaze deepening to olive in the centre' },
      { name: 'headland-platter-detail', alt: 'Low wall of the platter in mottled olive glaze' },
      { name: 'headland-platter-in-use', alt: 'Green apples along the oval platter on a dark table' },
    ],
  },
  {
    slug: 'feast-cake-stand',
    title: 'Feast cake stand',
    summary: 'A plate joined to a hollow thrown foot, 28 cm wide and 11 cm tall, for a cake or for fruit.',
    description: `
Plate and foot are thrown apart and joined upside down when both are as firm as cheese. The seam is scored, slipped and sponged until a fingernail cannot find it.

A hollow foot must breathe in the kiln. You will see a pinhole under the plate, out of the way: that is where the air leaves, and why the stand did not burst.

It carries 6 kg without concern. Wash it by hand for the sake of your other dishes, since it takes up most of a rack.
`,
    skuStem: 'STD-FEAST',
    sizes: [{ label: '28 cm', price: { EUR: 7400, USD: 8400 } }],
    glazes: ['LIM', 'SND'],
    onHand: { LIM: 4, SND: 2 },
    compareAt: { SND: { EUR: 8600, USD: 9800 } },
    pictures: [
      { name: 'feast-cake-stand', alt: 'White cake stand on a flared hollow foot' },
      { name: 'feast-cake-stand-detail', alt: 'Flared foot of the white cake stand, seen from the side' },
      { name: 'feast-cake-stand-in-use', alt: 'Oranges piled on the white cake stand' },
    ],
  },
]
