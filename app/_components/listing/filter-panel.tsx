import { stegaClean } from '@sanity/client/stega'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Choice, Facets } from '#lib/catalog/facets.ts'
import { type CatalogueFilter, type ChoiceFacet, choiceFacets, sortings } from '#lib/catalog/filter.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { choiceLabel } from './choice-label.ts'
import styles from './filter-panel.module.css'

interface FilterPanelProps {
  market: Market
  /** The list's own address, without a market. */
  path: string
  facets: Facets
  filter: CatalogueFilter
}

/** More choices of one facet than these are a click away. */
const shownAtOnce = 8

/** The filters of a list as a plain form: its answer is the address of the list with what was chosen. */
export function FilterPanel({ market, path, facets, filter }: FilterPanelProps) {
  const texts = messagesIn(market, catalogueMessages)
  const shown = choiceFacets.filter((facet) => facets[facet].length > 0)
  return (
    <form action={publicPath(market, path)} className={styles.panel} aria-label={texts.filters}>
      <div className={styles.group}>
        <label className={styles.legend} htmlFor="sort">
          {texts.sort}
        </label>
        <select
          id="sort"
          name="sort"
          defaultValue={filter.sort === 'name' ? '' : filter.sort}
          className={styles.select}
        >
          {sortings.map((sort) => (
            <option key={sort} value={sort === 'name' ? '' : sort}>
              {texts.sortings[sort]}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{texts.availability}</legend>
        <Check
          name="stock"
          choice={{ key: 'in', label: texts.inStock, count: facets.inStock }}
          label={texts.inStock}
          checked={filter.inStock}
        />
      </fieldset>
      {shown.map((facet) => (
        <FacetChoices key={facet} facet={facet} facets={facets} filter={filter} market={market} />
      ))}
      <div className={styles.foot}>
        <button type="submit" className={`button ${styles.submit}`}>
          {texts.show}
        </button>
      </div>
    </form>
  )
}

interface FacetChoicesProps extends Pick<FilterPanelProps, 'facets' | 'filter' | 'market'> {
  facet: ChoiceFacet
}

function FacetChoices({ facet, facets, filter, market }: FacetChoicesProps) {
  const texts = messagesIn(market, catalogueMessages)
  const isChosen = ({ key }: Choice) => filter[facet].includes(key)
  const draw = (choice: Choice) => (
    <Check
      key={choice.key}
      name={facet}
      choice={choice}
      label={choiceLabel(facet, choice, market)}
      checked={isChosen(choice)}
    />
  )
  const [first, rest] = parted(facets[facet])
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{texts.facets[facet]}</legend>
      {first.map(draw)}
      {rest.length > 0 ? (
        <details className={styles.rest} open={rest.some(isChosen)}>
          <summary className={styles.more}>{texts.more(rest.length)}</summary>
          {rest.map(draw)}
        </details>
      ) : null}
    </fieldset>
  )
}

/** The choices that are shown at once, and the rest. A single one is never the rest: the line that hides it takes its room. */
function parted(choices: readonly Choice[]): [Choice[], Choice[]] {
  const shown = choices.length === shownAtOnce + 1 ? choices.length : shownAtOnce
  return [choices.slice(0, shown), choices.slice(shown)]
}

interface CheckProps {
  name: string
  choice: Choice
  label: string
  checked: boolean
}

function Check({ name, choice: { key, count }, label, checked }: CheckProps) {
  return (
    <label className={styles.choice} data-empty={count === 0 && !checked ? '' : undefined}>
      <input
        type="checkbox"
        name={name}
        value={stegaClean(key)}
        defaultChecked={checked}
        className={styles.box}
      />
      <span>{label}</span>
      {count === undefined ? null : <span className={styles.count}>{count}</span>}
    </label>
  )
}
