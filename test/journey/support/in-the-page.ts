// Measures that run in the browser and are passed as source text (barriers.ts): they may use each other and the document,
// nothing else. Each returns one line per problem.

type Field = HTMLInputElement | HTMLSelectElement

export const isShown = (one: Element): boolean =>
  one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'

export const named = (one: Element): string =>
  `<${one.tagName.toLowerCase()} ${one.getAttribute('data-testid') ?? one.className}> ${(one.textContent ?? '').slice(0, 24)}`

export const isTappable = (one: Element): boolean =>
  one.matches(
    '[role="button"],[role="link"],[role="radio"],[role="checkbox"],[role="tab"],[tabindex="0"],button,a[href],input,select,textarea,.weui-tabbar__item',
  ) && !one.matches('[type="file"]')

/** The boxes of an element's text, without icons and arrows beside it. */
export const letterBoxes = (one: Element): readonly DOMRect[] => {
  const boxes: DOMRect[] = []
  const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(text)
    boxes.push(...range.getClientRects())
  }
  return boxes.filter((box) => box.width > 0)
}

/** Controls that are too small for a finger, or whose text overflows them. */
export const controlsAmong = (all: readonly Element[], touch: number): readonly string[] =>
  all.filter(isTappable).flatMap((one) => {
    const box = one.getBoundingClientRect()
    const small = Math.min(box.width, box.height) < touch - 0.5
    // what a box scrolls is reached by scrolling it
    const scrolls = /auto|scroll/.test(getComputedStyle(one).overflowX)
    const spilt = letterBoxes(one).some(
      (text) => text.left < box.left - 1 || text.right > box.right + 1 || text.bottom > box.bottom + 1,
    )
    return [
      ...(small ? [`touch ${Math.round(box.width)}×${Math.round(box.height)}: ${named(one)}`] : []),
      ...(spilt && !scrolls ? [`letters outside: ${named(one)}`] : []),
    ]
  })

/** Whether an element belongs to the frame of the app, where overflow is off the screen. Other elements scroll on purpose. */
export const isFrame = (one: Element): boolean =>
  one.matches('html,body,#app,.taro_page,.taro_router,.taro-tabbar__panel,.taro-tabbar__container')

export const scrollsInside = (one: Element): boolean => {
  for (let at = one.parentElement; at !== null && !isFrame(at); at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1) return true
  return false
}

export const beyondTheEdge = (all: readonly Element[]): readonly string[] => {
  const width = document.documentElement.clientWidth
  const over = all.filter((one) => {
    const box = one.getBoundingClientRect()
    return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5) && !scrollsInside(one)
  })
  // only the innermost elements, because their ancestors extend as far
  return over
    .filter((one) => !over.some((other) => other !== one && one.contains(other)))
    .map((one) => `beyond the edge: ${named(one)}`)
}

/** Text that is clipped by its own box. */
export const cutOff = (all: readonly Element[]): readonly string[] =>
  all
    .filter((one) => {
      if (isFrame(one) || (one.textContent ?? '').trim() === '') return false
      const { overflowX, overflowY } = getComputedStyle(one)
      const wide = /hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1
      const high = /hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 1
      return wide || high
    })
    .map((one) => `cut: ${named(one)}`)

/** Text in a table that is broken after each letter, because its column is too narrow. */
export const onEnd = (all: readonly Element[]): readonly string[] =>
  all
    .filter((one) => one.matches('.table-value *') && one.children.length === 0)
    .filter((one) => {
      const letters = (one.textContent ?? '').trim().length
      const lines = new Set(letterBoxes(one).map((box) => Math.round(box.top))).size
      return letters >= 4 && lines > letters / 2
    })
    .map((one) => `on end: ${named(one)}`)

/** One line of writing, or a choice, that is stretched over a wide page: no filter needs more than this. */
export const stretched = (all: readonly Element[]): readonly string[] =>
  all
    .filter((one) => one.matches('input:not([type="file"]),select') && one.getBoundingClientRect().width > 760)
    .map((one) => `stretched over the page: ${named(one)} ${Math.round(one.getBoundingClientRect().width)}`)

/** Buttons and answers that are lower than this. */
export const low = (all: readonly Element[], least: number): readonly string[] =>
  all
    .filter((one) => one.matches('.button:not(.button-quiet),.choice,.segment'))
    .filter((one) => one.getBoundingClientRect().height < least - 0.5)
    .map((one) => `lower than ${least}: ${named(one)} ${Math.round(one.getBoundingClientRect().height)}`)

/** Buttons without space between them and the element above. */
export const touching = (all: readonly Element[]): readonly string[] =>
  all
    .filter((one) => {
      const above = one.previousElementSibling
      if (above === null || !isShown(above) || !one.matches('.button:not(.button-quiet)')) return false
      const [box, over] = [one.getBoundingClientRect(), above.getBoundingClientRect()]
      return over.height > 0 && over.left < box.right && over.right > box.left && box.top - over.bottom < 4
    })
    .map((one) => `touches what is above it: ${named(one)}`)

export const writtenIn = (field: Field): string => {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.textContent ?? ''
  return field.value === '' ? field.placeholder : ''
}

/** A browser's list that is seen through, because what is chosen stands in the box before it, on as many lines as it needs. */
export const isSeenThrough = (field: Element): boolean =>
  field.matches('select') && getComputedStyle(field).opacity === '0'

/** What is chosen from such a list stands under it whole: the same words, and within the list's own box. */
export const underTheList = (field: Field): readonly string[] => {
  const face = field.previousElementSibling
  if (face === null || face.textContent !== writtenIn(field)) return [`not what is chosen: ${named(field)}`]
  const box = field.getBoundingClientRect()
  const room = box.right - Number.parseFloat(getComputedStyle(face).paddingRight)
  const spilt = letterBoxes(face).some(
    (text) => text.left < box.left || text.right > room + 1 || text.top < box.top || text.bottom > box.bottom + 1,
  )
  return spilt ? [`too long for its field: ${named(field)} ${writtenIn(field)}`] : []
}

/** A hint, or the chosen option of a list, that is longer than its field. Typed text may be longer, because it scrolls. */
export const tooLong = (all: readonly Element[]): readonly string[] => {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) return ['nothing to measure letters with']
  const isField = (one: Element): one is Field => one.matches('input:not([type="file"]),select')
  return all.filter(isField).flatMap((field) => {
    if (isSeenThrough(field)) return underTheList(field)
    const style = getComputedStyle(field)
    const letters = getComputedStyle(field, field.matches(':placeholder-shown') ? '::placeholder' : null)
    pen.font = `${letters.fontWeight} ${letters.fontSize} ${letters.fontFamily}`
    const room = field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const arrow = field.matches('select') ? 16 : 0
    const words = writtenIn(field)
    return pen.measureText(words).width > room - arrow ? [`too long for its field: ${named(field)} ${words}`] : []
  })
}

/** Words of at most four characters that stand on two lines. */
export const shortWordsBroken = (all: readonly Element[]): readonly string[] =>
  all
    .filter((one) => {
      const letters = (one.textContent ?? '').trim().length
      if (letters < 2 || letters > 4 || one.children.length > 0) return false
      return new Set(letterBoxes(one).map((box) => Math.round(box.top))).size > 1
    })
    .map((one) => `a short word on two lines: ${named(one)}`)

/** The named elements of the page with their left edge, width, height and size of letters, from top to bottom. */
export const boxesOf = (all: readonly Element[]): readonly string[] =>
  all
    .filter((one) => one.matches('.taro_page [data-testid], .taro_page [role="heading"]'))
    .map((one) => {
      const { left, width, height } = one.getBoundingClientRect()
      const id = one.getAttribute('data-testid') ?? 'heading'
      const letters = Math.round(Number.parseFloat(getComputedStyle(one).fontSize))
      // ids of cases, unions and files differ from town to town
      return `${id.replace(/-?[A-Z]{2}-[\w-]+/, '')} ${[left, width, height].map(Math.round).join(' ')} ${letters}`
    })

/** All measures on the present screen. */
export const measured = (touch: number): readonly string[] => {
  const all = [...document.querySelectorAll('body *')].filter(isShown)
  const found = [...beyondTheEdge(all), ...cutOff(all), ...tooLong(all), ...onEnd(all), ...touching(all)]
  return [...new Set([...controlsAmong(all, touch), ...found])]
}
