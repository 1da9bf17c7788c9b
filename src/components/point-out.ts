import { isWeapp } from '@src/gateway'
import { app } from '@src/text/app'
import Taro from '@tarojs/taro'

const CONTROL = 'input, select, textarea, [tabindex="0"]'

/** On the web the first wrong field takes the focus, so that it is where a keyboard and a screen reader go on. */
const focusOn = (): void => {
  const wrong = [...document.querySelectorAll('.field-wrong')].find((field) => field.getClientRects().length > 0)
  wrong?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true })
}

/** Says what is wrong and goes to it: the field may stand above or below the part of the page in sight. */
export const pointOut = (text: string | undefined): void => {
  void Taro.showToast({ title: text ?? app.somethingWrong, icon: 'none' })
  setTimeout(() => {
    // best effort: the sentence itself has been shown already
    Taro.pageScrollTo({ selector: '.field-wrong', offsetTop: -16, duration: 200 }).catch(() => undefined)
    if (!isWeapp) focusOn()
  }, 50)
}
