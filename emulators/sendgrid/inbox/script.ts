/** Runs in the browser: times in the reader's own zone, and the list anew when a mail arrives. */
export const script = `
const localise = (root) => {
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime), today = at.toDateString() === new Date().toDateString()
    const clock = { hour: '2-digit', minute: '2-digit' }, day = { day: 'numeric', month: 'short' }
    time.textContent = 'full' in time.dataset
      ? at.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' })
      : at.toLocaleString(undefined, today ? clock : day)
  }
}
const listOf = (root) => root.querySelector('.list')
let shown = listOf(document).innerHTML
localise(document)
new EventSource('/events').onmessage = async () => {
  if (document.activeElement?.id === 'to') return
  const list = listOf(new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html'))
  if (list.innerHTML === shown) return
  shown = list.innerHTML
  localise(list)
  listOf(document).replaceWith(list)
}
`
