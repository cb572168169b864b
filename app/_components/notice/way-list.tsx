import styles from './way-list.module.css'

interface WayListProps {
  ways: readonly { text: string; path: string }[]
  /** Names the list. */
  label: string
}

/** The few ways on from a page that leads nowhere, in plain links: they work without data and without JavaScript. */
export function WayList({ ways, label }: WayListProps) {
  return (
    <nav className="wrap" aria-label={label}>
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
