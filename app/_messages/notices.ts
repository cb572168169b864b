/** Pages that say one thing, and the small notes that come and go. */
const en = {
  notFound: {
    title: 'Nothing stands here',
    text: 'The piece may have been renamed, or it left the shelf for good. Look for it, or take one of the ways on.',
    search: 'What are you looking for?',
    find: 'Search',
    ways: 'Ways on',
    shop: 'The shop',
    products: 'Everything we make',
    journal: 'Journal',
    help: 'Help',
  },
  offline: 'You are offline. What you see may have changed; we go on as soon as you are back.',
  online: 'You are online again.',
  alerts: {
    title: 'Back in stock',
    results: {
      thanks: {
        title: 'We will write to you',
        text: 'One mail, as soon as the piece is back on the shelf, and none after that.',
      },
      invalid: {
        title: 'That did not work',
        text: 'We do not find the piece that you wait for. It may have left the shop: look for it there, and ask again on its page.',
      },
      unavailable: {
        title: 'Not just now',
        text: 'We could not take this down. Go back to the piece and send it again in a minute.',
      },
    },
    products: 'Everything we make',
    about: 'How alerts work',
  },
}

export const noticeMessages = { en }
