import { app } from '@src/text/app'
import Taro from '@tarojs/taro'

/** Says what is wrong and goes to it: the field may stand above or below the part of the page in sight. */
export const pointOut = (text: string | undefined): void => {
  void Taro.showToast({ title: text ?? app.somethingWrong, icon: 'none' })
  setTimeout(() => {
    // best effort: the sentence itself has been shown already
    Taro.pageScrollTo({ selector: '.field-wrong', offsetTop: -16, duration: 200 }).catch(() => undefined)
  }, 50)
}
