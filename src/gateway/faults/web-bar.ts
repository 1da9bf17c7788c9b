// A message across the top of the web page, for when the page itself may be broken: without React or components, and without
// anything that would have to be loaded first.

type Way = { readonly text: string; readonly act?: () => void; readonly testId: string }
type Bar = { readonly text: string; readonly ways: readonly Way[]; readonly testId: string }

/** Shows a bar, replacing an earlier one. */
export const showBar = ({ text, ways, testId }: Bar): void => {
  for (const before of Array.from(document.querySelectorAll('.web-bar'))) before.remove()
  const bar = document.createElement('div')
  bar.className = 'web-bar'
  bar.setAttribute('role', 'alert')
  bar.dataset['testid'] = testId
  const words = document.createElement('div')
  words.textContent = text
  bar.append(words)
  for (const way of ways) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'web-bar-way'
    button.textContent = way.text
    button.dataset['testid'] = way.testId
    button.addEventListener('click', () => {
      bar.remove()
      way.act?.()
    })
    bar.append(button)
  }
  document.body.append(bar)
}
