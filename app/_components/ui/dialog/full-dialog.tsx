'use client'

import { Dialog } from '@base-ui/react/dialog'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import styles from './full-dialog.module.css'

interface FullDialogProps {
  open: boolean
  /** Read out when it opens. */
  title: string
  close: string
  /** Where the focus goes when it closes. */
  opener: RefObject<HTMLElement | null>
  onClose(): void
  onKeyDown?(event: KeyboardEvent): void
  /** Stands beside the button that closes it. */
  controls?: ReactNode
  children: ReactNode
}

/** A dialog over the whole window. It keeps the focus while it is open, and gives it back. */
export function FullDialog({
  open,
  title,
  close,
  opener,
  onClose,
  onKeyDown,
  controls,
  children,
}: FullDialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Popup className={styles.popup} finalFocus={opener} onKeyDown={onKeyDown}>
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          {children}
          <div className={styles.bar}>
            {controls}
            <Dialog.Close className={styles.button} aria-label={close}>
              <svg viewBox="0 0 24 24" aria-hidden="true" className={styles.icon}>
                <path d="m5 5 14 14M19 5 5 19" />
              </svg>
            </Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
