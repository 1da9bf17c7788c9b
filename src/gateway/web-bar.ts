// Words across the top of the web page when the page itself may be what is broken: no React, no component, nothing that
// would have to be fetched first.

type Bar = { readonly text: string; readonly button: string; readonly act: () => void; readonly testId: string }

/** Shows one bar; a later one takes its place. */
export const showBar = ({ text, button, act, testId }: Bar): void => {
  for (const before of Array.from(document.querySelectorAll('.web-bar'))) before.remove()
  const bar = document.createElement('div')
  bar.className = 'web-bar'
  bar.setAttribute('role', 'alert')
  bar.dataset['testid'] = testId
  const words = document.createElement('span')
  words.textContent = text
  const way = document.createElement('button')
  way.type = 'button'
  way.textContent = button
  way.dataset['testid'] = `${testId}-go`
  way.addEventListener('click', () => {
    bar.remove()
    act()
  })
  bar.append(words, way)
  document.body.append(bar)
}
