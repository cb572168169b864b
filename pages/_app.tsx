import '../app/_styles/global.css'
import type { AppProps } from 'next/app'
import { fontClasses } from '../app/_styles/fonts.ts'

/** The one page here is the document of a failure; the shop's own pages are in app/. */
export default function FailureApp({ Component, pageProps }: AppProps) {
  return (
    <div className={fontClasses}>
      <Component {...pageProps} />
    </div>
  )
}
