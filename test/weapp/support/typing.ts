import type { ViewNode } from './view'

/** What the hand and the eye need of a phone. */
type Glass = {
  /** the field as its page last told the view to show it */
  readonly field: () => ViewNode | undefined
  readonly emit: (type: 'input' | 'blur', detail: Record<string, unknown>) => void
  /** called after each setData of the page; returns the way to stop it */
  readonly onSetData: (heard: () => void) => () => void
  readonly settle: () => Promise<void>
}

const tick = (): Promise<void> => new Promise((done) => setTimeout(done, 0))
const textIn = (field: ViewNode | undefined): string => String(field?.attr['value'] ?? '')

/**
 * A hand that types letter by letter, and a slow screen: what `setData` says arrives one letter late. As in WeChat, a field that
 * is told another value than before shows that one, whatever stands in it by then.
 */
export const typeByLetters = async (
  glass: Glass,
  text: string,
): Promise<{ readonly shown: string; readonly setData: number }> => {
  let told = textIn(glass.field())
  let shown = ''
  let setData = 0
  const late: string[] = []
  const arrive = (): void => {
    for (const value of late.splice(0)) {
      if (value !== told) shown = value
      told = value
    }
  }
  const stop = glass.onSetData(() => {
    setData += 1
    late.push(textIn(glass.field()))
  })
  if (told !== '') glass.emit('input', { value: '', cursor: 0 })
  for (const letter of text) {
    shown += letter
    glass.emit('input', { value: shown, cursor: shown.length })
    const before = late.splice(0)
    await tick()
    await tick()
    const since = late.splice(0)
    late.push(...before)
    arrive()
    late.push(...since)
  }
  const whileTyping = setData
  await glass.settle()
  arrive()
  glass.emit('blur', { value: shown })
  await glass.settle()
  arrive()
  stop()
  return { shown, setData: whileTyping }
}
