import { trouble } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { movedTo } from '../platform/moved'
import { isFault, reportFault } from './report-fault'
import { isMissingPart, sayPartMissing } from './stale-build'
import { showBar } from './web-bar'

// `TARO_ENV` is compared literally, so that the mini-program's build omits what only a browser needs

const toldPeople = new Set<string>()

/** Reports an error outside rendering: the page is still shown, with a message that a step failed. */
const broke = async (error: unknown): Promise<void> => {
  if (!isFault(error)) return
  const number = await reportFault(error)
  if (number === undefined || toldPeople.has(number)) return
  toldPeople.add(number)
  if (process.env.TARO_ENV === 'weapp') void Taro.showToast({ title: trouble.step, icon: 'none', duration: 3000 })
  else
    showBar({
      text: trouble.stepBar(number),
      ways: [{ text: trouble.close, testId: 'step-lost-close' }],
      testId: 'step-lost',
    })
}

/**
 * Handles a page that failed to load, which is no fault of the program: a message states what to do. Returns false for any
 * other error.
 */
export const notFetched = (error: unknown): boolean => {
  if (process.env.TARO_ENV === 'weapp') return false
  if (!isMissingPart(error)) return false
  void sayPartMissing()
  return true
}

/** Handles all errors that nothing else has caught. */
const notice = (error: unknown): void => {
  if (!notFetched(error)) void broke(error)
}

type Sought = { readonly path: string; readonly query?: Readonly<Record<string, unknown>> }

/** A page that has moved is opened where it stands today; home stands in for one that is no more. */
const pageGone = ({ path, query }: Sought): void => {
  const url = movedTo(path, query)
  if (url !== undefined) {
    void Taro.redirectTo({ url })
    return
  }
  void Taro.showToast({ title: trouble.pageGone, icon: 'none', duration: 3000 })
  void Taro.switchTab({ url: '/pages/home/index' })
}

const watchPhone = (): void => {
  Taro.onError((text) => notice(text))
  Taro.onUnhandledRejection(({ reason }) => notice(reason))
  Taro.onPageNotFound(pageGone)
}

const watchWeb = (): void => {
  window.addEventListener('error', (event) => notice(event.error))
  window.addEventListener('unhandledrejection', (event) => notice(event.reason))
  Taro.eventCenter.on('__taroRouterNotFound', pageGone)
}

export const watchFaults = (): void => (process.env.TARO_ENV === 'weapp' ? watchPhone() : watchWeb())
