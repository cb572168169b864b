import { messagesIn } from '#app/_messages/messages.ts'
import { noticeMessages } from '#app/_messages/notices.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'
import styles from './lost.module.css'
import { Notice } from './notice.tsx'
import { WayList } from './way-list.tsx'

interface LostProps {
  market: Market
  /** Stand in the search already. */
  words?: string
}

/**
 * What is said under an address that has no page: a search, and the ways on. It reads nothing: what it showed of the content would stand in the payload
 * of every page, for each carries the answer to what it does not have.
 */
export function Lost({ market, words }: LostProps) {
  const texts = messagesIn(market, noticeMessages).notFound
  const to = (path: string) => publicPath(market, path)
  return (
    <>
      <Notice title={texts.title}>
        <p>{texts.text}</p>
        <search>
          <form action={to(routePath('search'))} className={styles.form}>
            <label className={styles.label} htmlFor="lost-search">
              {texts.search}
            </label>
            <input
              id="lost-search"
              className={styles.input}
              type="search"
              name="q"
              defaultValue={words}
              autoComplete="off"
              enterKeyHint="search"
            />
            <button type="submit" className="button">
              {texts.find}
            </button>
          </form>
        </search>
      </Notice>
      <WayList
        label={texts.ways}
        ways={[
          { text: texts.products, path: to(routePath('products')) },
          { text: texts.journal, path: to(routePath('journal')) },
          { text: texts.help, path: to(routePath('helpIndex')) },
          { text: texts.shop, path: to(routePath('home')) },
        ]}
      />
    </>
  )
}
