import type { Product } from '../types.ts'

export const vases: Product[] = [
  {
    slug: 'sedge-vase',
    title: 'Sedge vase',
    summary: 'Tall, narrow-waisted and flared at the lip, for long stems that need to lean.',
    description: `
Long stems fall outwards, and a vase that fights them looks anxious. The Sedge lets go at the top: the neck is 5 cm wide, the lip 11, and whatever you put in it finds an angle.

It is thrown in two parts, since our arms are shorter than the pot. The join is just under the shoulder. You can feel it inside as a slight ridge.

- Medium: 24 cm tall
- Tall: 32 cm tall; steady when two-thirds full of water
`,
    skuStem: 'VAS-SEDGE',
    sizes: [
      { code: 'M', label: 'Medium, 24 cm', price: { EUR: 6200, USD: 7100 } },
      { code: 'T', label: 'Tall, 32 cm', price: { EUR: 8800, USD: 9900 } },
    ],
    glazes: ['CEL', 'SLT'],
    onHand: { 'M-CEL': 5, 'M-SLT': 4, 'T-CEL': 2, 'T-SLT': 0 },
    featured: true,
    pictures: [
      { name: 'sedge-vase', alt: 'Tall celadon vase with a narrow waist and a lip that flares outwards' },
      { name: 'sedge-vase-detail', alt: 'Flared mouth of the celadon vase above its ringed shoulder' },
      { name: 'sedge-vase-in-use', alt: 'Three branches of pussy willow in the celadon vase' },
      { name: 'sedge-vase-set', alt: 'A tall charcoal vase beside a medium one in pale green' },
    ],
  },
  {
    slug: 'moon-jar',
    title: 'Moon jar',
    summary: 'Two bowls joined rim to rim into one large, slightly uneven sphere, after the Korean white jars.',
    description: `
The Korean potters of the seventeenth century could not throw a globe this size in one piece either. They made two bowls and joined them, and let the belly sag where the seam was. We keep the seam and the sag.

There is nothing to look at but the outline, so it is the hardest thing we make. Of five that go into a kiln we sell three.

Twenty-six centimetres each way, glazed in Limewash over white slip. It holds water, although most stay empty on a deep windowsill.
`,
    skuStem: 'JAR-MOON',
    sizes: [{ label: '26 cm', price: { EUR: 24000, USD: 27500 } }],
    glazes: ['LIM', 'SHI'],
    onHand: { LIM: 1, SHI: 0 },
    pictures: [
      { name: 'moon-jar', alt: 'Large round white jar with a short neck, very slightly uneven at its widest point' },
      { name: 'moon-jar-detail', alt: 'Short neck of the white moon jar, its round shoulder falling away' },
      { name: 'moon-jar-in-use', alt: 'Two leafy branches in the white moon jar before a green wall' },
    ],
  },
  {
    slug: 'plover-bud-vase',
    title: 'Plover bud vase',
    summary: 'A pebble of a pot with a hole the width of a pencil, for one thing picked on a walk.',
    description: `
Closed in until only a 9 mm mouth is left, then paddled lightly so that it leans. One stem of thrift, a dried seed head, a sprig of rosemary from beside the back door.

The speckle is real iron. We wedge a spoonful of crushed magnetite from the strand into each batch of the clay, and in the firing the grains bleed up through the glaze.

Fill it with a small jug or hold it under a slow tap. To clean it, half fill with rice and warm water, cover the mouth with a thumb, and shake.
`,
    skuStem: 'VAS-PLOVER',
    sizes: [{ label: '8 cm', price: { EUR: 1900, USD: 2200 } }],
    glazes: ['OAT', 'SND', 'TEN', 'SLT'],
    onHand: { OAT: 12, SND: 10, TEN: 15, SLT: 0 },
    pictures: [
      { name: 'plover-bud-vase', alt: 'Pebble-shaped bud vase in speckled oatmeal glaze with a tiny mouth' },
      { name: 'plover-bud-vase-detail', alt: 'Tiny mouth of the bud vase above its speckled oatmeal shoulder' },
      { name: 'plover-bud-vase-in-use', alt: 'Two dried poppy heads in the oatmeal bud vase' },
      { name: 'plover-bud-vase-set', alt: 'Bud vases in oatmeal, blue and dark brown in a loose row' },
    ],
  },
  {
    slug: 'lough-bottle',
    title: 'Lough bottle',
    summary: 'A long-necked bottle on a full body, shaped for branches and good on its own in winter.',
    description: `
The neck is collared in with six or seven passes of both hands, each a little tighter, while the wheel turns slowly. Hurry it and it twists. Done well, the line from shoulder to lip is unbroken, and the eye goes up it without stopping.

A narrow neck grips a branch: blackthorn in March, spindle in October. It needs very little water, but top it up every day, for the body is wide and the neck hides how low it has fallen.

23 cm tall, 14 cm at the shoulder, with a mouth of 2.5 cm.
`,
    skuStem: 'BTL-LOUGH',
    sizes: [{ label: '23 cm', price: { EUR: 6900, USD: 7900 } }],
    glazes: ['MSL', 'WRK'],
    onHand: { MSL: 5, WRK: 3 },
    pictures: [
      { name: 'lough-bottle', alt: 'Dark blue bottle with a full body and a long slender neck' },
      { name: 'lough-bottle-detail', alt: 'A window mirrored in the dark blue belly of the bottle' },
      { name: 'lough-bottle-in-use', alt: 'Three dried grasses in the dark blue bottle' },
    ],
  },
  {
    slug: 'cairn-vase',
    title: 'Cairn vase',
    summary: 'Three swellings, one above the other, each smaller than the last, like stones stacked on a summit.',
    description: `
Thrown as one tall cylinder and then squeezed at two heights. The order matters: bottom waist first, or the top has nothing to stand on.

Storm shino is the least obedient of our glazes. It carries soda ash, which travels to the surface as the pot dries, and traps carbon from the first smoky hour of the firing. Expect white, orange and grey on the same pot, and put the side you like to the front.

28 cm tall, heavy at the base. The waists make it easy to carry when it is full.
`,
    skuStem: 'VAS-CAIRN',
    sizes: [{ label: '28 cm', price: { EUR: 7800, USD: 8900 } }],
    glazes: ['SHI', 'SLT'],
    onHand: { SHI: 2, SLT: 4 },
    pictures: [
      { name: 'cairn-vase', alt: 'Vase of three stacked swellings in white and orange shino with a grey bloom' },
      { name: 'cairn-vase-detail', alt: 'Waist of the vase between two of its stones, warm white with iron flecks' },
      { name: 'cairn-vase-in-use', alt: 'A leafy branch in the cairn vase, two books beside it' },
    ],
  },
]
