import type { ArticleCardContent } from '#app/_content/article-card.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { DayText } from '../day-text.tsx'
import { Picture } from '../picture/picture.tsx'
import { ShopLink } from '../shop-link.tsx'
import styles from './article-list.module.css'

interface ArticleListProps {
  articles: readonly ArticleCardContent[]
  market: Market
  heading?: 'h2' | 'h3'
  eagerCount?: number
}

export function ArticleList({ articles, market, heading: Heading = 'h3', eagerCount = 0 }: ArticleListProps) {
  return (
    <ul className={styles.list}>
      {articles.map((article, index) => (
        <li key={article._id} className={styles.entry}>
          {article.cover ? (
            <Picture
              picture={article.cover}
              sizes="(min-width: 48rem) 30vw, 100vw"
              ratio="4 / 3"
              eager={index < eagerCount}
              decorative
            />
          ) : null}
          <p className={styles.date}>
            <DayText at={article.publishedAt} market={market} />
          </p>
          <Heading className={styles.title}>
            <ShopLink market={market} path={pathOf('article', article.slug)} className={styles.link}>
              {article.title}
            </ShopLink>
          </Heading>
          <p className={styles.excerpt}>{article.excerpt}</p>
        </li>
      ))}
    </ul>
  )
}
