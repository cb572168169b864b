'use client'

import { useEffect, useRef } from 'react'
import { messagesIn } from '#app/_messages/messages.ts'
import { pageFailureMessages } from '#app/_messages/page-failure.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import styles from './failure.module.css'
import { Notice } from './notice.tsx'
import ways from './ways.module.css'

interface FailureProps {
  digest: string | undefined
  again: () => void
  market: Market
}

/** What is said in the place of a page that failed. It takes the focus, for what held it is gone; its links load whole documents, for the router may be what failed. */
export function Failure({ digest, again, market }: FailureProps) {
  const texts = messagesIn(market, pageFailureMessages)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus({ preventScroll: true }), [])
  return (
    <div ref={place} tabIndex={-1} className={styles.failure}>
      <Notice title={texts.title}>
        <p>
          {texts.text} {digest ? texts.digest(digest) : null}
        </p>
        <p className={ways.ways}>
          <button type="button" className="button" onClick={again}>
            {texts.again}
          </button>
          <a href={publicPath(market, '/products')} className="more">
            {texts.products}
          </a>
          <a href={publicPath(market, '/help')} className="more">
            {texts.help}
          </a>
        </p>
      </Notice>
    </div>
  )
}
