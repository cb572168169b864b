import { useEffect } from 'react'
import { useDocumentStore } from 'sanity'

/**
 * Keeps the Studio saving while its editor walks from one tool to another.
 *
 * The Studio saves the first key at once and the rest a second later, from a timer that all open forms share and that
 * ends with the last of them. Who types and goes straight on to Presentation ends it: what was typed then waits in the
 * form under "Saving…" until the next key, and is lost with the tab. A listener that stays for as long as the Studio is
 * open keeps the timer; it asks for no document in particular, because the timer is the same for all.
 */
export function useLastingAutosave(): void {
  const { pair } = useDocumentStore()
  useEffect(() => {
    const subscription = pair.operationEvents('', '').subscribe()
    return () => subscription.unsubscribe()
  }, [pair])
}
