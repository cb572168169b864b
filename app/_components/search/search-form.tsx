import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { longestQuery } from '#lib/search/query.ts'
import { routePath } from '#sanity/routes.ts'
import styles from './search-form.module.css'

/** The search of its own page: a plain form, so that every search has an address. */
export function SearchForm({ market, text }: { market: Market; text: string }) {
  const says = messagesIn(market, searchMessages)
  return (
    <search className={styles.search} aria-label={says.title}>
      <form action={publicPath(market, routePath('search'))} className={styles.form}>
        <label className="visually-hidden" htmlFor="search-text">
          {says.label}
        </label>
        <input
          id="search-text"
          className={styles.field}
          type="search"
          name="q"
          defaultValue={text}
          key={text}
          placeholder={says.placeholder}
          maxLength={longestQuery}
          autoComplete="off"
          enterKeyHint="search"
        />
        <button type="submit" className="button">
          {says.submit}
        </button>
      </form>
    </search>
  )
}
