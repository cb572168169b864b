import type { Settings } from '#app/_content/settings.ts'
import styles from './announcement.module.css'

/** The line above everything, while the editors have it switched on. */
export function Announcement({ announcement }: { announcement: Settings['announcement'] }) {
  if (!announcement?.active || !announcement.text) return null
  return (
    <aside className={styles.announcement} aria-label="Announcement">
      <p className={styles.text}>{announcement.text}</p>
    </aside>
  )
}
