import { isWeapp } from '@src/gateway'
import { app } from '@src/text/app'
import Taro from '@tarojs/taro'

const CONTROL = 'input, select, textarea, [tabindex="0"]'

/**
 * On the web, moves the focus to the first field with an error, so that keyboard and screen reader continue there. Answers
 * whether there is one.
 */
const focusOn = (): boolean => {
  const wrong = [...document.querySelectorAll('.field-wrong')].find((field) => field.getClientRects().length > 0)
  wrong?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true })
  return wrong !== undefined
}

/** Whether a field of the mini-program's page says what is wrong: only WeChat knows what stands there. */
const isSaid = (): Promise<boolean> =>
  new Promise((answer) =>
    Taro.createSelectorQuery()
      .select('.field-wrong')
      .boundingClientRect((box) => answer(Boolean(box)))
      .exec(),
  )

/**
 * Scrolls to the field with an error, which may be outside the visible part of the page. A message over the page is shown only
 * where no field says what is wrong: it would cover what it repeats.
 */
export const pointOut = (text: string | undefined): void => {
  setTimeout(async () => {
    // best effort: the error itself has been shown already
    Taro.pageScrollTo({ selector: '.field-wrong', offsetTop: -16, duration: 200 }).catch(() => undefined)
    if (!(isWeapp ? await isSaid() : focusOn()))
      void Taro.showToast({ title: text ?? app.somethingWrong, icon: 'none' })
  }, 50)
}
