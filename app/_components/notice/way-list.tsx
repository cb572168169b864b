import styles from './way-list.module.css'

/** The few ways on from a page that leads nowhere, in plain links: they work without data and without JavaScript. */
export function WayList({ ways }: { ways: readonly { text: string; path: string }[] }) {
  return (
    <nav className="wrap" aria-label="Ways on">
      <ul className={styles.list}>
        {ways.map(({ text, path }) => (
          <li key={path} className={styles.entry}>
            <a href={path} className={styles.link}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
