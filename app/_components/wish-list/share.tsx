import type { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import styles from './share.module.css'
import { ShareLink } from './share-link.tsx'
import { WishFields } from './wish-fields.tsx'

interface ShareProps {
  /** The whole address; undefined while the list is not shared. */
  address: string | undefined
  market: Market
  texts: typeof wishListMessages.en
}

/** The way to let others read a list, and to end it. */
export function Share({ address, market, texts }: ShareProps) {
  const { share, shared } = texts
  return (
    <section id="share" className={styles.share} aria-labelledby="share-title">
      <div>
        <h2 id="share-title" className={styles.title}>
          {share.title}
        </h2>
        <p className={styles.text}>{address ? share.shown : share.text}</p>
      </div>
      {address ? (
        <div className={styles.ways}>
          <ShareLink address={address} title={shared.title} texts={share} />
          <form method="post" action="/api/wish-list" className={styles.end}>
            <WishFields action="unshare" market={market} />
            <button type="submit" className={styles.quiet} aria-describedby="share-end">
              {share.end}
            </button>
            <span id="share-end" className={styles.note}>
              {share.endText}
            </span>
          </form>
        </div>
      ) : (
        <form method="post" action="/api/wish-list">
          <WishFields action="share" market={market} />
          <button type="submit" className="button">
            {share.begin}
          </button>
        </form>
      )}
    </section>
  )
}
