import type { Metadata } from 'next'
import { loadArticle } from '#app/_content/article.ts'
import { outlineOf } from '#app/_content/outline.ts'
import { loadSettings } from '#app/_content/settings.ts'
import { articleData } from '#app/_lib/article-data.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { journalMessages } from '#app/_messages/journal.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { Breadcrumb } from '../../../_components/breadcrumb/breadcrumb.tsx'
import { Section } from '../../../_components/home/section.tsx'
import { ArticleList } from '../../../_components/journal/article-list.tsx'
import { Contents } from '../../../_components/journal/contents.tsx'
import { Facts } from '../../../_components/journal/facts.tsx'
import { JsonLd } from '../../../_components/json-ld.tsx'
import { MovedOrLost } from '../../../_components/notice/moved-or-lost.tsx'
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
  const { article } = await loadArticle((await readParams(params)).slug)
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
  const { slug } = await readParams(params)
  const { article, readAt } = await loadArticle(slug)
  if (!article) return <MovedOrLost market={market} type="article" slug={slug} />
  const { settings } = await loadSettings()
  const words = messagesIn(market, journalMessages)
  return (
    <>
      <ReadMark at={readAt} />
      <JsonLd data={articleData({ article, market, publisher: settings.name })} />
      <article>
        <PageHead
          title={article.title}
          lead={article.excerpt}
          above={
            <Breadcrumb
              market={market}
              trail={[{ title: words.title, path: routePath('journal') }]}
              here={{ title: article.title, path: pathOf('article', article.slug) }}
            />
          }
          below={<Facts article={article} market={market} />}
        />
        <div className={`wrap ${styles.article}`}>
          {article.cover ? (
            <div className={styles.cover}>
              <Picture picture={article.cover} sizes="(min-width: 96rem) 88rem, 100vw" ratio="16 / 9" eager />
            </div>
          ) : null}
          {article.body.length > 0 ? (
            <div className={styles.body}>
              <div className={styles.contents}>
                <Contents outline={outlineOf(article.body)} market={market} />
              </div>
              <RichText value={article.body} market={market} />
            </div>
          ) : null}
        </div>
      </article>
      {article.more.length > 0 ? (
        <Section title={words.more} more={{ text: words.all, path: routePath('journal') }} market={market}>
          <ArticleList articles={article.more} market={market} heading="h3" />
        </Section>
      ) : null}
    </>
  )
}
