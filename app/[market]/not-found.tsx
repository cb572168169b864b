import { drawing } from '#app/_content/drawing.ts'
import { defaultMarket } from '#lib/market/markets.ts'
import { Lost } from '../_components/notice/lost.tsx'

/** Next gives it no parameters; the layout around it has told which market is drawn, unless the address has none. */
export default function NotFound() {
  return <Lost market={drawing().market ?? defaultMarket} />
}
