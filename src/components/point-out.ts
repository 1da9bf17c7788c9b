import { isWeapp } from '@src/gateway'
import { app } from '@src/text/app'
import Taro from '@tarojs/taro'

const CONTROL = 'input, select, textarea, [tabindex="0"]'

/** On the web, moves the focus to the first field with an error, so that keyboard and screen reader continue there. */
const focusOn = (): void => {
  const wrong = [...document.querySelectorAll('.field-wrong')].find((field) => field.getClientRects().length > 0)
  wrong?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true })
}

/** Shows an error and scrolls to its field, which may be outside the visible part of the page. */
export const pointOut = (text: string | undefined): void => {
  void Taro.showToast({ title: text ?? app.somethingWrong, icon: 'none' })
  setTimeout(() => {
    // best effort: the error itself has been shown already
    Taro.pageScrollTo({ selector: '.field-wrong', offsetTop: -16, duration: 200 }).catch(() => undefined)
    if (!isWeapp) focusOn()
  }, 50)
}
