import type { LayoutProps } from 'sanity'
import { useLastingAutosave } from './use-lasting-autosave.ts'

/** Around every tool of the Studio, for as long as it is open. */
export function StudioLayout(props: LayoutProps) {
  useLastingAutosave()
  return props.renderDefault(props)
}
