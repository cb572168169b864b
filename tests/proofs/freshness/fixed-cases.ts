import { fieldEdits } from './edits/catalogue.ts'
import { newDocument } from './new-documents.ts'
import { entriesOf, reference, type ShopDocument, slug, slugOf } from './shop-document.ts'
import { burst, fieldStep, oneAfterAnother, release, type StepMaker } from './steps.ts'
import { freeSlugs, ofType, type World } from './world.ts'

/** A change of the fixed cases by its name in the catalogue. */
function edit(name: string): StepMaker {
  const found = fieldEdits.find((one) => one.name === name)
  if (!found) throw new Error(`The catalogue has no edit "${name}".`)
  return fieldStep(found)
}

const first = 'product-1'

function one(world: World, id: string): ShopDocument {
  const found = world.documents.find(({ _id }) => _id === id)
  if (!found) throw new Error(`There is no ${id} in this shop.`)
  return found
}

function moved(to: string): StepMaker {
  return (world) => ({
    kind: `product moved to ${to}`,
    run: (editor) => editor.write([{ ...one(world, first), slug: slug(to) }]),
  })
}

function takenOver(address: string): StepMaker {
  return (world) => ({
    kind: 'address taken over',
    run: (editor) => editor.write([{ ...one(world, 'product-2'), slug: slug(address) }]),
  })
}

const embedded: StepMaker = (world) => {
  const [article] = ofType(world, 'article')
  if (!article) return undefined
  const entry = { _key: 'embedded', _type: 'productReference', product: reference(first) }
  return {
    kind: 'article.body product added',
    run: (editor) => editor.write([{ ...article, body: [...entriesOf(article, 'body'), entry] }]),
  }
}

const gone: StepMaker = () => ({ kind: 'product deleted', run: (editor) => editor.write([], [first]) })

const back: StepMaker = (world, random) => {
  const [address = slugOf(one(world, 'product-2')) ?? ''] = freeSlugs(world, 'product')
  const document = newDocument.product(random, world, first, address)
  return { kind: 'product created', run: (editor) => editor.write([document]) }
}

const author = 'author-1'

const written: (to: string) => StepMaker = (to) => (world) => {
  const [article] = ofType(world, 'article')
  if (!article) return undefined
  return {
    kind: `article.author is ${to}`,
    run: (editor) => editor.write([{ ...article, author: reference(to) }]),
  }
}

const named: StepMaker = (world) => ({
  kind: 'author.title',
  run: (editor) => editor.write([{ ...one(world, author), title: 'Another name' }]),
})

const readdressed: StepMaker = (world) => {
  const [address] = freeSlugs(world, 'author')
  if (!address) return undefined
  return {
    kind: 'author moved',
    run: (editor) => editor.write([{ ...one(world, author), slug: slug(address) }]),
  }
}

type Case = readonly [name: string, steps: readonly StepMaker[]]

/** Many steps: the whole run takes them, before the others. */
export const longCases: readonly Case[] = [
  ['a chain of addresses, and back', [moved('product-at-12'), moved('product-at-11'), moved('product-at-1')]],
  ['an address that another document takes over', [moved('product-at-10'), takenOver('product-at-1')]],
  [
    'an author: the name, the address, the articles',
    [written('author-1'), named, readdressed, written('author-2')],
  ],
]

/** What goes wrong in shops that think of one page at a time, in this order on one shop: a name, and what is done. */
export const fixedCases: readonly Case[] = [
  ['a field that no page shows draws nothing', [edit('product.notes that no page shows')]],
  ['a price in one currency', [edit('product.variants priced anew in USD')]],
  ['a product that changes its category', [edit('product.category moved')]],
  ['a product that a text shows, gone and back', [embedded, gone, back]],
  [
    'stock across zero, and within',
    [edit('inventoryItem.onHand sold out'), edit('inventoryItem.onHand still some')],
  ],
  ['what stands on every page', [edit('settings.announcement switched')]],
  ['a release of several documents', [release(false)]],
  ['a burst on one document', [burst]],
  ['edits while others are worked on', [oneAfterAnother]],
]
