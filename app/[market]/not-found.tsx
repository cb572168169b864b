import type { Metadata } from 'next'
import { routePath } from '#sanity/routes.ts'
import { Notice } from '../_components/notice/notice.tsx'

export const metadata: Metadata = { title: 'Nothing stands here' }

/** The market is not known here, so the links go to the default one. */
export default function NotFound() {
  return (
    <Notice title="Nothing stands here">
      <p>
        The piece may have been renamed, or it left the shelf for good.{' '}
        <a href={routePath('products')}>Everything we make</a> is one page away, and the{' '}
        <a href={routePath('helpIndex')}>help pages</a> answer most questions.
      </p>
    </Notice>
  )
}
