import type { Product } from '../types.ts'

export const bowls: Product[] = [
  {
    slug: 'morning-bowl',
    title: 'Morning bowl',
    summary: 'A deep bowl for porridge, with a curve that a spoon can follow to the last oat.',
    description: `
The inside is one continuous curve with no corner at the bottom. We check it by running a dessert spoon round each one before it is glazed; if the spoon clicks, the bowl goes back in the clay bin.

Small is right for fruit and yoghurt. Large holds porridge for a person who is going outdoors. Both have a tall foot, so the hand that carries the bowl from the cooker stays cooler than the porridge.

- Small: 12 cm across, 350 ml
- Large: 15 cm across, 650 ml
`,
    skuStem: 'BWL-MORNING',
    sizes: [
      { code: 'S', label: 'Small, 12 cm', price: { EUR: 2400, USD: 2800 } },
      { code: 'L', label: 'Large, 15 cm', price: { EUR: 3000, USD: 3400 } },
    ],
    glazes: ['OAT', 'SND'],
    onHand: { 'S-OAT': 20, 'S-SND': 12, 'L-OAT': 15, 'L-SND': 0 },
    featured: true,
    pictures: [
      { name: 'morning-bowl', alt: 'Deep oatmeal bowl on a tall foot, toasted brown along its rim' },
      { name: 'morning-bowl-detail', alt: 'Tall foot of the oatmeal bowl, bare brown clay below the edge of the glaze' },
      { name: 'morning-bowl-in-use', alt: 'Bowl of porridge with blueberries on a white linen cloth' },
      { name: 'morning-bowl-set', alt: 'Morning bowls nested in oatmeal and pale blue, a large one standing behind' },
    ],
  },
  {
    slug: 'broth-bowl',
    title: 'Broth bowl',
    summary: 'One litre, steep sides and a narrow mouth, so noodles stay hot while you work through them.',
    description: `
A bowl for soup that is a whole meal. The walls climb steeply from a broad foot and close in by a few degrees at the top; heat leaves by the surface of the broth, and this has less of it than a wide bowl of the same volume.

The rim is left a little thick, so that it does not burn the lip of anyone who drinks the last of it, which is how the last of it should be had.

Tenmoku is a glaze of felspar, chalk, flint and a tenth part of red iron oxide. In a reducing flame it turns the black of strong tea and goes rust-red wherever an edge makes it thin.
`,
    skuStem: 'BWL-BROTH',
    sizes: [{ label: '18 cm, 1 l', price: { EUR: 3800, USD: 4300 } }],
    glazes: ['TEN', 'LIM'],
    onHand: { TEN: 9, LIM: 6 },
    pictures: [
      { name: 'broth-bowl', alt: 'Steep-walled bowl in near-black glaze with a rust-coloured rim' },
      { name: 'broth-bowl-detail', alt: 'Near-black bowl at its rim, where the glaze turns rust-red' },
      { name: 'broth-bowl-in-use', alt: 'Bowl of clear amber broth on a dark table, a folded cloth beside it' },
    ],
  },
  {
    slug: 'strand-pasta-bowl',
    title: 'Strand pasta bowl',
    summary: 'Low and open with a gently lifted edge: a plate that keeps its sauce.',
    description: `
Not quite a plate. The floor is flat for 14 cm and then rises to a 4 cm wall, enough to push a fork against and to hold a ladle of sauce without letting it spread.

Chun, which we call Sound blue, is milky where it lies thick. In a low bowl it gathers in the turn between floor and wall and leaves a pale ring there, like the edge of a wave on sand. Slate has no such habits: it is matt, even and very dark, and makes a tomato look its best.

Diameter 23 cm. Five stack to the height of a jam jar.
`,
    skuStem: 'BWL-STRAND',
    sizes: [{ label: '23 cm', price: { EUR: 3300, USD: 3800 } }],
    glazes: ['SND', 'SLT', 'OAT'],
    onHand: { SND: 11, SLT: 8, OAT: 17 },
    pictures: [
      { name: 'strand-pasta-bowl', alt: 'Low open bowl seen from above, blue glaze gathering in a milky ring' },
      { name: 'strand-pasta-bowl-detail', alt: 'Throwing rings under blue glaze in the flat floor of the bowl' },
      { name: 'strand-pasta-bowl-in-use', alt: 'Pasta bowl heaped with small tomatoes, a rust-coloured cloth along one side' },
      { name: 'strand-pasta-bowl-set', alt: 'Five pasta bowls in a stack of blue, oatmeal and charcoal' },
    ],
  },
  {
    slug: 'limpet-dish',
    title: 'Limpet dish',
    summary: 'A small cone of a dish for salt, oil or olive stones, turned from the ends of larger balls of clay.',
    description: `
When a ball of clay has given its bowl there is often a fist of it left on the wheel. It becomes a limpet: a low cone on a tiny foot, 9 cm wide, made in under a minute.

We glaze them with whatever bucket is open, which makes them the cheapest way to see all of our surfaces in one hand. They also serve as our tests. Each tray of new glaze goes into the kiln on a limpet first.

Holds 60 ml. Dishwasher-safe, and small enough to go missing in one.
`,
    skuStem: 'DSH-LIMPET',
    sizes: [{ label: '9 cm', price: { EUR: 1100, USD: 1300 } }],
    glazes: ['CEL', 'TEN', 'WRK', 'MSL', 'SHI'],
    onHand: { CEL: 25, TEN: 31, WRK: 0, MSL: 19, SHI: 14 },
    pictures: [
      { name: 'limpet-dish', alt: 'Small conical dish in olive ash glaze, seen from slightly above' },
      { name: 'limpet-dish-detail', alt: 'Olive glaze in rays from rim to middle of the little dish' },
      { name: 'limpet-dish-in-use', alt: 'Green olives in the little dish on a walnut board, with a bread roll' },
      { name: 'limpet-dish-set', alt: 'Five small dishes, each in a different glaze, set out in two rows' },
    ],
  },
  {
    slug: 'bread-day-mixing-bowl',
    title: 'Bread-day mixing bowl',
    summary: 'A mixing bowl with a pouring lip and a rolled rim, heavy enough to stay put while you beat.',
    description: `
Thrown from 3.5 kg of clay, which is about as much as our wheel will centre without complaint. The rim is rolled outwards for the fingers; opposite it is a lip, pulled with one stroke, that sends batter where you meant it.

The outside is glazed only to the shoulder. Bare clay below gives a grip for floury hands, and lets you tilt the bowl against the table on the turned bevel of its foot.

- Medium: 24 cm, 2.5 l; one loaf
- Large: 29 cm, 4.5 l; two loaves, or a Christmas cake

Dough rises well in stoneware. Warm the bowl with hot water first and dry it.
`,
    skuStem: 'BWL-BREAD',
    sizes: [
      { code: 'M', label: 'Medium, 24 cm', price: { EUR: 6800, USD: 7800 } },
      { code: 'L', label: 'Large, 29 cm', price: { EUR: 8900, USD: 9900 } },
    ],
    glazes: ['LIM', 'OAT'],
    onHand: { 'M-OAT': 4, 'M-LIM': 3, 'L-OAT': 2, 'L-LIM': 0 },
    compareAt: { 'M-LIM': { EUR: 7600, USD: 8600 } },
    pictures: [
      { name: 'bread-day-mixing-bowl', alt: 'Large mixing bowl with a rolled rim and pouring lip, white above bare brown clay' },
      { name: 'bread-day-mixing-bowl-detail', alt: 'Pouring lip and rolled rim of the white mixing bowl' },
      { name: 'bread-day-mixing-bowl-in-use', alt: 'Dough risen to the rim of the mixing bowl on a pale table' },
    ],
  },
  {
    slug: 'long-table-serving-bowl',
    title: 'Long Table serving bowl',
    summary: 'A shallow bowl 34 cm wide, for a salad that has to travel the length of a table.',
    description: `
Wide bowls warp. This one is thrown thick, dried for three weeks under cloth, and turned twice, so that it comes out of the kiln round to within 2 mm and does not rock.

The foot ring is cut deep and undercut. Two people can pass it hand to hand, and you can hang it on a wall: there is a hole in the ring for a cord.

Each carries the marks of its drying and its place in the kiln. Wrack ash pools to amber glass in the centre, with a craze as fine as hair. That craze lies in the glaze only; the clay below is vitrified and takes up no oil.
`,
    skuStem: 'BWL-LONG',
    sizes: [{ label: '34 cm', price: { EUR: 11500, USD: 12900 } }],
    glazes: ['WRK', 'MSL'],
    onHand: { WRK: 1, MSL: 2 },
    featured: true,
    pictures: [
      { name: 'long-table-serving-bowl', alt: 'Very wide shallow bowl, ash glaze pooling to amber in the centre' },
      { name: 'long-table-serving-bowl-detail', alt: 'Ash glaze pooling in rays towards the middle of the wide bowl' },
      { name: 'long-table-serving-bowl-in-use', alt: 'Yellow citrus fruit heaped in the wide serving bowl, in window light' },
    ],
  },
]
