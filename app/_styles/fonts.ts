import localFont from 'next/font/local'

// What every page is written with is cut out of the faces and preloaded (scripts/cut-faces.ts); what else is in the packages' Latin comes with the whole
// face, when a page has it. What stands in for a face that is not there yet is in faces.css. Next reads these calls without running them, so each says all
// of it in literals.

const display = localFont({
  src: './faces/display.woff2',
  weight: '400',
  // It is there for the first paint or for the next page: a face that came later would move every line.
  display: 'optional',
  variable: '--face-display',
  adjustFontFallback: false,
})

const text = localFont({
  src: './faces/text.woff2',
  weight: '400 600',
  display: 'optional',
  variable: '--face-text',
  adjustFontFallback: false,
})

const displayOthers = localFont({
  src: '../../node_modules/@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff2',
  weight: '400',
  variable: '--face-display-others',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+A1-A2, U+A4-A8, U+AA-AF, U+B1-B6, U+B8-BC, U+BE-D6, U+D8-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+304, U+308, U+329, U+2000-2012, U+2015-2017, U+201A-201B, U+201E-2025, U+2027-206F, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
    },
  ],
})

const textOthers = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--face-text-others',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+A1-A2, U+A4-A8, U+AA-AF, U+B1-B6, U+B8-BC, U+BE-D6, U+D8-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+304, U+308, U+329, U+2000-2012, U+2015-2017, U+201A-201B, U+201E-2025, U+2027-206F, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
    },
  ],
})

/** Classes that make the shop's two faces known to the style sheets. */
export const fontClasses = [display, text, displayOthers, textOthers]
  .map(({ variable }) => variable)
  .join(' ')
