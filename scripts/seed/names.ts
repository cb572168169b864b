/** Words that the names of generated products are made of; with `forms` they make 24,000 names before one needs a number. */
export const manners = [
  ...['Broad', 'Deep', 'Early', 'Everyday', 'First', 'Footed', 'Fluted', 'Gathered', 'Half', 'High'],
  ...['Late', 'Leaning', 'Little', 'Long', 'Low', 'Narrow', 'Open', 'Plain', 'Quiet', 'Ribbed'],
  ...['Round', 'Slow', 'Squared', 'Tall'],
]

export const places = [
  ...[
    'Anchor',
    'Bracken',
    'Breakwater',
    'Burren',
    'Causeway',
    'Cove',
    'Cormorant',
    'Dulse',
    'Dunlin',
    'Eider',
  ],
  ...['Estuary', 'Fathom', 'Fulmar', 'Gannet', 'Gorse', 'Harbour', 'Heather', 'Heron', 'Inlet', 'Kelp'],
  ...[
    'Kittiwake',
    'Lagoon',
    'Lighthouse',
    'Machair',
    'Mackerel',
    'Marram',
    'Mooring',
    'Oyster',
    'Pebble',
    'Periwinkle',
  ],
  ...[
    'Plaice',
    'Quay',
    'Razorbill',
    'Rockrose',
    'Samphire',
    'Sandpiper',
    'Sea holly',
    'Shingle',
    'Slipway',
    'Tidal',
  ],
]

export interface Form {
  name: string
  /** Slug of its category in the demo shop. */
  category: string
  /** Cents of the smallest one. */
  from: number
  sizes: { code: string; label: string }[]
}

const litres = [
  { code: 'S', label: 'Small, 250 ml' },
  { code: 'L', label: 'Large, 380 ml' },
]
const widths = [
  { code: 'S', label: 'Small, 14 cm' },
  { code: 'M', label: 'Medium, 19 cm' },
  { code: 'L', label: 'Large, 26 cm' },
]
const heights = [
  { code: 'M', label: 'Medium, 24 cm' },
  { code: 'T', label: 'Tall, 32 cm' },
]

export const forms: readonly Form[] = [
  ...['mug', 'cup', 'tumbler', 'beaker', 'tankard'].map((name) => ({
    name,
    category: 'mugs-and-cups',
    from: 1_800,
    sizes: litres,
  })),
  ...['bowl', 'soup bowl', 'dish', 'mixing bowl', 'serving bowl'].map((name) => ({
    name,
    category: 'bowls',
    from: 2_200,
    sizes: widths,
  })),
  ...['plate', 'side plate', 'platter', 'saucer', 'charger'].map((name) => ({
    name,
    category: 'plates',
    from: 2_000,
    sizes: widths,
  })),
  ...['vase', 'bottle', 'jar', 'bud vase', 'jug'].map((name) => ({
    name,
    category: 'vases',
    from: 3_400,
    sizes: heights,
  })),
  ...['teapot', 'yunomi', 'tea bowl', 'caddy', 'pourer'].map((name) => ({
    name,
    category: 'teaware',
    from: 2_600,
    sizes: litres,
  })),
]
