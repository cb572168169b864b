'use client'

import { Dialog } from '@base-ui/react/dialog'
import type { MouseEvent, ReactNode } from 'react'
import styles from './drawer.module.css'

export interface DrawerProps {
  open: boolean
  onOpenChange(open: boolean): void
  label: string
  close: string
  children: ReactNode
}

/** A dialog that comes from the side. Following one of its links closes it. */
export function Drawer({ open, onOpenChange, label, close, children }: DrawerProps) {
  const closeOnLink = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a')) onOpenChange(false)
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.drawer} onClick={closeOnLink}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{label}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={close}>
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className={styles.icon}>
                <path d="m4 4 12 12M16 4 4 16" />
              </svg>
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
