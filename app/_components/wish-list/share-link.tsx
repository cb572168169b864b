'use client'

import { useRef, useState, useSyncExternalStore } from 'react'
import styles from './share-link.module.css'

interface ShareLinkProps {
  address: string
  /** What a message that carries it is about. */
  title: string
  texts: { address: string; copy: string; copied: string; notCopied: string; send: string }
}

const neverChanges = () => () => {}

/** The address to be copied or sent. Without JavaScript it can still be selected. */
export function ShareLink({ address, title, texts }: ShareLinkProps) {
  const [said, setSaid] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const scripted = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const canSend = useSyncExternalStore(
    neverChanges,
    () => 'share' in navigator,
    () => false,
  )

  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      setSaid(texts.copied)
    } catch {
      input.current?.select()
      setSaid(texts.notCopied)
    }
  }

  /** Who closes the dialog of the system has sent nothing, which is no fault. */
  const send = () => void navigator.share({ title, url: address }).catch(() => {})

  return (
    <div className={styles.link}>
      <input
        ref={input}
        className={styles.address}
        readOnly
        value={address}
        aria-label={texts.address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span className={styles.buttons} data-scripted={scripted}>
        <button type="button" className="button" onClick={copy}>
          {texts.copy}
        </button>
        {canSend ? (
          <button type="button" className="button" onClick={send}>
            {texts.send}
          </button>
        ) : null}
      </span>
      <p className={styles.said} aria-live="polite">
        {said}
      </p>
    </div>
  )
}
