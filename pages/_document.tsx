import { Head, Html, Main, NextScript } from 'next/document'
import { fontClasses } from '../app/_styles/fonts.ts'

export default function FailureDocument() {
  return (
    <Html lang="en" className={fontClasses}>
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  )
}
