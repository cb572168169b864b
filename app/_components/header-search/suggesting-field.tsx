'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { frameMessages } from '#app/_messages/frame.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import type { Suggestion } from '../search/suggestion.ts'
import styles from './suggesting-field.module.css'
import { useSuggestions } from './use-suggestions.ts'

export interface SuggestingFieldProps {
  /** The plain field, in whose place this one comes with what was typed in it. */
  replaces: RefObject<HTMLInputElement | null>
  action: string
  market: Market
  attributes: ComponentProps<'input'>
}

type Choice = Suggestion & { isAll?: true }

/** A field that suggests what is meant: a combobox whose entries are pages. Enter without a choice searches. */
export function SuggestingField({ replaces, action, market, attributes }: SuggestingFieldProps) {
  const says = messagesIn(market, frameMessages)
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  // The plain field as it is about to go, and after: what is typed in the meantime is still in it.
  const [plain] = useState(() => replaces.current)
  const [wasFocused] = useState(() => plain !== null && plain === document.activeElement)
  const [text, setText] = useState(plain?.value ?? '')
  // Who typed before this field was there waits for what it suggests.
  const [open, setOpen] = useState(wasFocused && text !== '')
  const { suggestions, count, text: known } = useSuggestions(text, market.id)
  const caret = useRef<number | null>(null)

  useLayoutEffect(() => {
    if (!plain || !wasFocused) return
    setText(plain.value)
    setOpen(plain.value !== '')
    caret.current = plain.selectionEnd
    input.current?.focus()
  }, [plain, wasFocused])

  useLayoutEffect(() => {
    if (caret.current === null || input.current?.value !== plain?.value) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  const trimmed = text.trim()
  const isOpen = open && trimmed !== ''
  // How many there are of another text says nothing of this one.
  const counted = known === trimmed.toLowerCase() ? count : undefined
  const all = { href: `${action}?${new URLSearchParams({ q: trimmed })}`, note: '', isAll: true as const }
  const choices: Choice[] =
    suggestions.length > 0 ? [...suggestions, { ...all, title: says.everything(counted, trimmed) }] : []

  return (
    <Autocomplete.Root
      items={choices}
      filter={null}
      value={text}
      open={isOpen}
      onOpenChange={(opens, { event }) => {
        // A press on an entry is not one beside the list.
        if (opens || !list.current?.contains(event.target as Node)) setOpen(opens)
      }}
      onValueChange={(value, { reason }) => {
        // A choice leads to its page; it does not write its name into the field.
        if (reason !== 'item-press') setText(value)
      }}
      itemToStringValue={({ title }: Choice) => title}
    >
      <Autocomplete.Input
        ref={input}
        {...attributes}
        onKeyDown={({ key }) => {
          if (key === 'Tab') setOpen(false)
        }}
      />
      <Autocomplete.Status className="visually-hidden">
        {isOpen ? says.suggested(suggestions.length) : ''}
      </Autocomplete.Status>
      {isOpen ? (
        // Not the popup of the library: that hides the whole page from assistive technology while it stands open.
        <div ref={list} className={choices.length > 0 ? styles.popup : undefined}>
          <Autocomplete.List className={styles.list} aria-label={says.suggestions}>
            {(choice: Choice) => (
              <Autocomplete.Item
                key={choice.href}
                value={choice}
                className={`${styles.choice} ${choice.isAll ? styles.all : ''}`}
                onClick={() => {
                  setOpen(false)
                  router.push(choice.href)
                }}
              >
                {choice.isAll ? null : <Thumbnail picture={choice.picture} />}
                <span className={styles.title}>{choice.title}</span>
                <span className={styles.note}>{choice.note}</span>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </div>
      ) : null}
    </Autocomplete.Root>
  )
}

function Thumbnail({ picture }: { picture: string | undefined }) {
  if (!picture) return <span className={styles.blank} />
  return (
    // biome-ignore lint/performance/noImgElement: its address is that of a picture of this very size
    <img src={picture} alt="" width={40} height={50} className={styles.picture} />
  )
}
