/** A place from which imports are judged: the longest matching folder counts. */
interface Rule {
  /** Folders of the project that may be imported, beside the folder itself. */
  may: string[]
  /** Packages that may not. */
  mayNot?: RegExp
  because: string
}

const noFramework = /^(next|react|react-dom|next-sanity)(\/|$)/

/** The rooms of the house and the doors between them. */
export const rules: Record<string, Rule> = {
  app: { may: ['lib', 'sanity'], because: 'app is drawn from lib and sanity' },
  'app/studio': { may: ['app', 'lib', 'sanity', 'studio'], because: 'the page of the Studio mounts studio' },
  pages: { may: ['app', 'sanity'], because: 'pages holds the document of a failure, in the dress of app' },
  lib: {
    may: ['sanity'],
    mayNot: /^(react|react-dom)(\/|$)/,
    because: 'lib holds the rules of the shop and knows sanity at most',
  },
  'lib/config': { may: [], mayNot: noFramework, because: 'lib/config is the floor of the house' },
  sanity: { may: ['lib/config'], because: 'sanity is the content model and stands on lib/config alone' },
  studio: {
    may: ['sanity', 'lib/config'],
    because: 'the Studio reaches the shop by HTTP only',
  },
  emulators: {
    may: [],
    mayNot: /^(next|react|react-dom|next-sanity|sanity)(\/|$)/,
    because:
      'an emulator stands for a service elsewhere and knows nothing of the site, nor of another emulator',
  },
  scripts: {
    may: ['lib', 'sanity', 'emulators', 'seed', 'tests/support', 'tests/e2e/support'],
    because: 'scripts run the house, they are no part of it',
  },
  tests: {
    may: [
      'app',
      'content',
      'emulators',
      'lib',
      'sanity',
      'scripts',
      'seed',
      'studio',
      'proxy',
      'next.config.js',
    ],
    because: 'tests may look everywhere',
  },
}

/** What no file may load that reaches a browser. */
export const serverOnly = {
  packages: /^(node:|pg$|drizzle-orm|@sendgrid\/|sharp$)/,
  folders: ['lib/db', 'lib/config/environment.ts'],
}
