import type { ReactNode } from 'react'
import type { Heading } from '#app/_content/outline.ts'
import styles from './heading.module.css'

interface TextHeadingProps {
  heading: Heading
  children: ReactNode
}

/** A heading within a text: it stands as deep as the outline of the page allows, and looks as its editor meant it. */
export function TextHeading({ heading: { level, size, anchor }, children }: TextHeadingProps) {
  const Tag = `h${level}` as 'h2'
  const looksSmall = size === 'small' && level !== 3
  return (
    <Tag id={anchor} className={looksSmall ? styles.small : undefined}>
      {children}
    </Tag>
  )
}
