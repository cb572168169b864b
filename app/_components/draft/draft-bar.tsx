import styles from './draft-bar.module.css'

/** Says that this is not what shoppers see. A plain link: a client navigation would keep drafts in the router's cache. */
export function DraftBar() {
  return (
    <aside className={styles.bar} aria-label="Draft mode">
      <p className={styles.text}>
        You are looking at a draft <span aria-hidden="true">·</span>{' '}
        <a className={styles.exit} href="/api/draft-mode/disable">
          Exit
        </a>
      </p>
    </aside>
  )
}
