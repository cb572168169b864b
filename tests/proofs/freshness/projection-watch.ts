import type { SanityClient } from '@sanity/client'
import type pg from 'pg'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { migrateDatabase } from '#lib/db/migrate.ts'
import { mostTogether, projectDocuments } from '#lib/search/project.ts'
import { projectedTypes, source, sourceQuery } from '#lib/search/source.ts'

const truthDatabase = 'projection_truth'
const rowsOf = [
  `select to_jsonb(row) - 'id' || jsonb_build_object('variants', variants) as row, document_id as id
    from catalogue_products as row,
      lateral (select jsonb_agg(to_jsonb(variant) - 'product' order by position) as variants
        from catalogue_variants as variant where product = row.id) as its
    order by document_id`,
  `select row_to_json(row) as row, kind || ' ' || key as id from search_entries as row where kind <> 'help' order by kind, key`,
] as const

/** The projection that the shop keeps, beside one that is made of the lake from scratch in a database of its own. */
export class ProjectionWatch {
  readonly #kept: pg.Client
  readonly #lake: SanityClient
  readonly #truth: Database

  private constructor(kept: pg.Client, lake: SanityClient, truth: Database) {
    this.#kept = kept
    this.#lake = lake
    this.#truth = truth
  }

  static async open(url: string, kept: pg.Client, editor: SanityClient): Promise<ProjectionWatch> {
    await kept.query(`create database ${truthDatabase}`)
    const truthUrl = new URL(url)
    truthUrl.pathname = `/${truthDatabase}`
    await migrateDatabase(truthUrl.href)
    const lake = editor.withConfig({ perspective: 'published' })
    return new ProjectionWatch(kept, lake, openDatabase(truthUrl.href))
  }

  /** Rows that are not those of a projection from scratch. */
  async differences(): Promise<{ path: string; served: string; truth: string }[]> {
    await this.#projectAll()
    const found = []
    for (const query of rowsOf) {
      const kept = readRows((await this.#kept.query(query)).rows)
      const truth = readRows((await this.#truth.$client.query(query)).rows)
      for (const id of new Set([...kept.keys(), ...truth.keys()])) {
        const [served = 'no row', wanted = 'no row'] = [kept.get(id), truth.get(id)]
        if (served !== wanted) found.push({ path: `the projection of ${id}`, served, truth: wanted })
      }
    }
    return found
  }

  /** Breaks one row behind the shop's back, and sees whether it is found. */
  async breakOne(): Promise<string[]> {
    const broken = '(select document_id from catalogue_products order by document_id limit 1)'
    await this.#kept.query(`update catalogue_products set slug = slug || '-x' where document_id = ${broken}`)
    try {
      return (await this.differences()).map(({ path }) => path)
    } finally {
      await this.#kept.query(
        `update catalogue_products set slug = left(slug, -2) where document_id = ${broken}`,
      )
    }
  }

  async close(): Promise<void> {
    await this.#truth.$client.end()
  }

  async #projectAll(): Promise<void> {
    await this.#truth.$client.query(
      'truncate catalogue_products, catalogue_variants, search_entries, search_words',
    )
    const ids = await this.#lake.fetch<string[]>('*[_type in $types]._id', { types: projectedTypes })
    const read = async (some: readonly string[]) => {
      const answer = await this.#lake.fetch<unknown[]>(sourceQuery, { ids: some, types: projectedTypes })
      return answer.map((document) => source.parse(document))
    }
    for (let at = 0; at < ids.length; at += mostTogether)
      await projectDocuments(this.#truth, ids.slice(at, at + mostTogether), read)
  }
}

function readRows(rows: { id: string; row: unknown }[]): Map<string, string> {
  return new Map(rows.map(({ id, row }) => [id, JSON.stringify(row)]))
}
