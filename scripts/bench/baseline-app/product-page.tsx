import { notFound } from 'next/navigation'
import { readProduct } from './lake.ts'

/** The smallest page that shows a product: what is compared is the way to it, not its drawing. */
export async function ProductPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const product = await readProduct(slug)
  if (!product) notFound()
  return <h1>{product.title}</h1>
}
