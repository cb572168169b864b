import type { WishListOutcome } from '#lib/wish-list/answer.ts'

interface Said {
  title: string
  lead: (items: number) => string
  empty: { title: string; text: string; products: string; journal: string }
  outcomes: Record<WishListOutcome, string>
  putBack: string
  remove: string
  /** After `remove`, for who cannot see on which card the button stands. */
  ofItem: (title: string, variant: string) => string
  /** A product that has left the shop, or lost the variant that was wanted. */
  gone: string
  variantGone: string
  seeWhatIsThere: string
  soldOut: string
  tellMe: string
  inStock: string
  left: (count: number) => string
  /** When the CMS cannot be asked. */
  unread: string
  share: {
    title: string
    text: string
    begin: string
    shown: string
    address: string
    copy: string
    copied: string
    notCopied: string
    send: string
    end: string
    endText: string
  }
  shared: { title: string; lead: (items: number) => string; empty: string; own: string; products: string }
  /** The button on a product page. */
  button: { add: string; remove: string; see: string; added: string; removed: string; failed: string }
}

const pieces = (count: number) => (count === 1 ? 'One piece' : `${count} pieces`)

const en: Said = {
  title: 'Wish list',
  lead: (items) => `${pieces(items)}, kept in this browser. No account, no mail.`,
  empty: {
    title: 'Nothing on it yet',
    text: 'Put a piece on your wish list with the button beside it. It waits here until you come back, and you can send the list to somebody who likes to give.',
    products: 'Everything we make',
    journal: 'Read the journal',
  },
  outcomes: {
    added: 'It is on your wish list.',
    removed: 'It is off your wish list.',
    shared: 'Whoever has the address below can read your wish list now.',
    unshared: 'The address leads nowhere any more.',
    full: 'Your wish list is full. Take something off it, and there is room again.',
    gone: 'This piece is not in the shop any more, so it cannot go on the list.',
    invalid: 'That did not work. Go back to the piece and try it again.',
    unavailable: 'Your wish list cannot be changed right now. Please try again in a minute.',
  },
  putBack: 'Put it back',
  remove: 'Remove',
  ofItem: (title, variant) => (variant ? `${title}, ${variant}` : title),
  gone: 'No longer in the shop',
  variantGone: 'No longer made like this',
  seeWhatIsThere: 'See what there is',
  soldOut: 'Sold out',
  tellMe: 'Tell me when it is back',
  inStock: 'In stock',
  left: (count) => `${count} left`,
  unread: 'Prices and pictures cannot be shown right now. Your list is safe.',
  share: {
    title: 'Share it',
    text: 'Make an address under which others can read this list, and not change it.',
    begin: 'Make an address',
    shown: 'Whoever has this address can read the list as it is when they look.',
    address: 'Address of your wish list',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'It could not be copied. Select the address and copy it yourself.',
    send: 'Send',
    end: 'Stop sharing',
    endText: 'The address then leads nowhere, also for those who have it.',
  },
  shared: {
    title: 'A wish list',
    lead: (items) => `${pieces(items)} that somebody would be glad of.`,
    empty: 'There is nothing on this list at the moment. It may fill again.',
    own: 'See your own wish list',
    products: 'Everything we make',
  },
  button: {
    add: 'Add to wish list',
    remove: 'Remove from wish list',
    see: 'See the list',
    added: 'It is on your wish list.',
    removed: 'It is off your wish list.',
    failed: 'That did not work. Please try again in a moment.',
  },
}

export const wishListMessages = { en }
