'use client'

import { type FormEvent, useState } from 'react'
import styles from './save-form.module.css'
import { useWishList } from './use-wish-list.ts'
import { WishFields } from './wish-fields.tsx'

interface SaveFormProps {
  /** Id of the market. */
  market: string
  product: string
  sku: string
  /** Address of the wish list. */
  list: string
  texts: { add: string; remove: string; see: string; added: string; removed: string; failed: string }
}

/** Without JavaScript it adds, and the answer is the list; with it, it tells whether the thing is on the list, and takes it off again. */
export function SaveForm({ market, product, sku, list, texts }: SaveFormProps) {
  const { items, change } = useWishList()
  const [said, setSaid] = useState('')
  const [sending, setSending] = useState(false)
  const isSaved = items?.some((item) => item.product === product && item.sku === sku) ?? false
  const action = isSaved ? 'remove' : 'add'

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending) return
    setSending(true)
    try {
      await change(action, { product, sku })
      setSaid(isSaved ? texts.removed : texts.added)
    } catch {
      setSaid(texts.failed)
    }
    setSending(false)
  }

  return (
    <form className={styles.form} method="post" action="/api/wish-list" onSubmit={send}>
      <WishFields action={action} product={product} sku={sku} market={{ id: market }} />
      <button type="submit" className={styles.button} data-saved={isSaved} aria-disabled={sending}>
        <svg className={styles.heart} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M10 16.6 3.9 10.4a3.7 3.7 0 0 1 0-5.3 3.7 3.7 0 0 1 5.2 0l.9.9.9-.9a3.7 3.7 0 0 1 5.2 0 3.7 3.7 0 0 1 0 5.3z" />
        </svg>
        {isSaved ? texts.remove : texts.add}
      </button>
      {isSaved ? (
        <a className={styles.see} href={list}>
          {texts.see}
        </a>
      ) : null}
      <span className={said === texts.failed ? styles.failed : 'visually-hidden'} aria-live="polite">
        {said}
      </span>
    </form>
  )
}
