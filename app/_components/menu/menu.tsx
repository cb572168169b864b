'use client'

import { type ComponentType, type MouseEvent, type ReactNode, useState } from 'react'
import type { DrawerProps } from './drawer.tsx'
import styles from './menu.module.css'

/**
 * The navigation of small screens. Without JavaScript, and until it is there, it opens in place; with it, as a drawer that is loaded with its
 * first use.
 *
 * @param children the navigation.
 */
export function Menu({ label, close, children }: { label: string; close: string; children: ReactNode }) {
  const [Drawer, setDrawer] = useState<ComponentType<DrawerProps>>()
  const [open, setOpen] = useState(false)

  async function openDrawer(event: MouseEvent<HTMLElement>) {
    const details = event.currentTarget.parentElement as HTMLDetailsElement
    event.preventDefault()
    const loaded = await import('./drawer.tsx').catch(() => undefined)
    if (!loaded) {
      details.open = !details.open
      return
    }
    details.open = false
    setDrawer(() => loaded.Drawer)
    setOpen(true)
  }

  return (
    <div className={styles.menu}>
      <details className={styles.details}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by itself */}
        <summary className={styles.summary} onClick={openDrawer}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className={styles.icon}>
            <path d="M2 6.5h16M2 13.5h16" />
          </svg>
          {label}
        </summary>
        <div className={styles.inPlace}>{children}</div>
      </details>
      {Drawer ? (
        <Drawer open={open} onOpenChange={setOpen} label={label} close={close}>
          {children}
        </Drawer>
      ) : null}
    </div>
  )
}
