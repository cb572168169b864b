import type { Metadata } from 'next'
import { loadAuthor } from '#app/_content/author.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { profileData } from '#app/_lib/person-data.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { journalMessages } from '#app/_messages/journal.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { Breadcrumb } from '../../../../_components/breadcrumb/breadcrumb.tsx'
import { ArticleList } from '../../../../_components/journal/article-list.tsx'
import { JsonLd } from '../../../../_components/json-ld.tsx'
import { MovedOrLost } from '../../../../_components/notice/moved-or-lost.tsx'
import { PageHead } from '../../../../_components/page-head/page-head.tsx'
import { Picture } from '../../../../_components/picture/picture.tsx'
import { ReadMark } from '../../../../_components/read-mark.tsx'
import styles from './author.module.css'

type AuthorProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('author')
}

export async function generateMetadata({ params }: AuthorProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { author } = await loadAuthor((await readParams(params)).slug)
  if (!author) return {}
  return pageMetadata({
    market,
    path: pathOf('author', author.slug),
    title: author.title,
    description: author.description,
    picture: author.image,
  })
}

export default async function AuthorPage({ params }: AuthorProps) {
  const market = await marketOf(params)
  const { slug } = await readParams(params)
  const { author, readAt } = await loadAuthor(slug)
  if (!author) return <MovedOrLost market={market} type="author" slug={slug} />
  const { title, articlesBy } = messagesIn(market, journalMessages)
  return (
    <>
      <ReadMark at={readAt} />
      <JsonLd data={profileData({ author, market })} />
      <PageHead
        title={author.title}
        lead={author.description}
        above={
          <Breadcrumb
            market={market}
            trail={[{ title, path: routePath('journal') }]}
            here={{ title: author.title, path: pathOf('author', author.slug) }}
          />
        }
        below={author.role}
      />
      <div className="wrap">
        {author.image ? (
          <div className={styles.portrait}>
            <Picture picture={author.image} sizes="10rem" widest={160} ratio="1 / 1" eager />
          </div>
        ) : null}
        {author.articles.length > 0 ? (
          <section aria-labelledby="articles">
            <h2 className={styles.articles} id="articles">
              {articlesBy(author.title)}
            </h2>
            <ArticleList articles={author.articles} market={market} eagerCount={2} />
          </section>
        ) : null}
      </div>
    </>
  )
}
