import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { LakeUnavailable, queryLake } from '#lib/content/lake.ts'
import { shownText } from '#lib/content/text.ts'
import type { Database } from '#lib/db/client.ts'
import { catalogueProducts } from '#lib/db/schema.ts'
import { mostTogether, projectDocuments } from './project.ts'
import { storableName } from './storable.ts'

const text = shownText.catch('').transform((value) => storableName(value))
const answer = z.object({
  category: z.object({ _rev: z.string(), title: text, slug: text }).nullable(),
  products: z.array(z.string()),
})

const query = /* groq */ `{
  "category": *[_id == $id && _type == "category"][0]{_rev, title, "slug": slug.current},
  "products": *[_type == "product" && defined(slug.current) && category._ref == $id]._id
}`

/**
 * Takes the name of a category over into the projection of its products. Those that have it already are not read again.
 *
 * @throws LakeUnavailable or the database's error.
 */
export async function projectCategory(db: Database, id: string): Promise<void> {
  const { data } = await queryLake<string>(query, { id })
  const parsed = answer.safeParse(data)
  if (!parsed.success)
    throw new LakeUnavailable('The Content Lake answered about a category with something of another form.', {
      cause: parsed.error,
    })
  const { category, products } = parsed.data
  const named = category
    ? await db
        .update(catalogueProducts)
        .set({ categoryRev: category._rev })
        .where(
          and(
            eq(catalogueProducts.categoryId, id),
            sql`${catalogueProducts.categorySlug} is not distinct from ${category.slug || null}`,
            sql`${catalogueProducts.categoryTitle} is not distinct from ${category.slug ? category.title : null}`,
          ),
        )
        .returning({ id: catalogueProducts.documentId })
    : []
  const done = new Set(named.map((row) => row.id))
  const rows = await db
    .select({ id: catalogueProducts.documentId })
    .from(catalogueProducts)
    .where(or(eq(catalogueProducts.categoryId, id), inArray(catalogueProducts.documentId, products)))
  const others = [...new Set([...products, ...rows.map((row) => row.id)])].filter((one) => !done.has(one))
  for (let at = 0; at < others.length; at += mostTogether)
    await projectDocuments(db, others.slice(at, at + mostTogether))
}
