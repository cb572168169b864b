import { optionalPicture } from '#app/_content/picture.ts'
import type { Market } from '#lib/market/markets.ts'
import { excerpt } from '#lib/search/highlight.ts'
import type { Found } from '#lib/search/search.ts'
import { Picture } from '../picture/picture.tsx'
import { ShopLink } from '../shop-link.tsx'
import { MarkedText } from './marked-text.tsx'
import styles from './text-result.module.css'

/** Something to read that was found, with the place where the words stand. */
export function TextResult({
  found,
  needles,
  market,
}: {
  found: Found
  needles: readonly string[]
  market: Market
}) {
  const picture = optionalPicture.parse(found.picture)
  const { title, summary, body } = found
  const text = excerpt(summary, needles) ?? excerpt(body, needles) ?? (summary || body.slice(0, 160))
  return (
    <article className={styles.result}>
      <div className={styles.text}>
        <h3 className={styles.title}>
          <ShopLink market={market} path={found.path} className={styles.link}>
            <MarkedText text={title} needles={needles} />
          </ShopLink>
        </h3>
        {text ? (
          <p className={styles.excerpt}>
            <MarkedText text={text} needles={needles} />
          </p>
        ) : null}
      </div>
      {picture ? (
        <div className={styles.picture}>
          <Picture picture={picture} sizes="7rem" widest={112} ratio="1" decorative />
        </div>
      ) : null}
    </article>
  )
}
