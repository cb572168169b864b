import '../app/_styles/global.css'
import '../app/_styles/fonts.ts'
import type { AppProps } from 'next/app'

/** The pages here are the documents of failures; the shop's own pages are in app/. */
export default function FailureApp({ Component, pageProps }: AppProps) {
  return <Component {...pageProps} />
}
