import type { Metadata } from 'next'
import { loadArticle } from '#app/_content/article.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { movedOrNotFound } from '#app/_lib/moved.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { pathOf } from '#sanity/routes.ts'
import { ArticleDate } from '../../../_components/journal/article-date.tsx'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { Picture } from '../../../_components/picture/picture.tsx'
import { RichText } from '../../../_components/portable-text/portable-text.tsx'
import { ReadMark } from '../../../_components/read-mark.tsx'
import styles from './article.module.css'

type ArticleProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('article')
}

export async function generateMetadata({ params }: ArticleProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { article } = await loadArticle((await params).slug)
  if (!article) return {}
  return pageMetadata({
    market,
    path: pathOf('article', article.slug),
    title: article.title,
    description: article.excerpt,
    picture: article.cover,
    type: 'article',
  })
}

export default async function ArticlePage({ params }: ArticleProps) {
  const market = await marketOf(params)
  const { slug } = await params
  const { article, readAt } = await loadArticle(slug)
  if (!article) return movedOrNotFound(market, 'article', slug)
  return (
    <>
      <ReadMark at={readAt} />
      <article>
        <PageHead
          title={article.title}
          lead={article.excerpt}
          above={
            <>
              <ArticleDate at={article.publishedAt} market={market} />
              {article.author ? ` · ${article.author}` : null}
            </>
          }
        />
        <div className={`wrap ${styles.article}`}>
          {article.cover ? (
            <div className={styles.cover}>
              <Picture picture={article.cover} sizes="(min-width: 96rem) 88rem, 100vw" ratio="16 / 9" eager />
            </div>
          ) : null}
          <div className={styles.body}>
            <RichText value={article.body} market={market} />
          </div>
        </div>
      </article>
    </>
  )
}
