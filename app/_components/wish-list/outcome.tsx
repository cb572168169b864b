import type { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import { type WishListOutcome, wishListOutcomes } from '#lib/wish-list/answer.ts'
import { readItem } from '#lib/wish-list/request.ts'
import styles from './outcome.module.css'
import { WishFields } from './wish-fields.tsx'

interface OutcomeProps {
  /** The query of the page's address, as a form was led to it. */
  query: Record<string, string | string[] | undefined>
  market: Market
  texts: typeof wishListMessages.en
}

/** What came of the form that led here. What was removed can be put back. */
export function Outcome({ query, market, texts }: OutcomeProps) {
  const { outcome } = query
  if (!isOutcome(outcome)) return null
  const removed = outcome === 'removed' ? readItem(query) : undefined
  return (
    <div className={styles.outcome} data-outcome={outcome}>
      <p role="status" className={styles.text}>
        {texts.outcomes[outcome]}
      </p>
      {removed ? (
        <form method="post" action="/api/wish-list">
          <WishFields action="add" {...removed} market={market} />
          <button type="submit" className={styles.putBack}>
            {texts.putBack}
          </button>
        </form>
      ) : null}
    </div>
  )
}

function isOutcome(text: unknown): text is WishListOutcome {
  return wishListOutcomes.some((outcome) => outcome === text)
}
