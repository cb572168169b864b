import { type LayoutProps, useFeatureEnabled } from 'sanity'
import { useLastingAutosave } from './use-lasting-autosave.ts'

/**
 * Around every tool of the Studio, for as long as it is open.
 *
 * It asks at once whether the project has comments: a form that learns it only after it is shown builds its fields anew,
 * and the keys that an editor typed in that moment are lost. The answer is kept, and every form has it from the start.
 */
export function StudioLayout(props: LayoutProps) {
  useLastingAutosave()
  useFeatureEnabled('studioComments')
  return props.renderDefault(props)
}
