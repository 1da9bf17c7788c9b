import { trouble } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { isFilling } from './filling'
import { isWeapp } from './place'

const text = trouble.update
let manager: Taro.UpdateManager | undefined
let ready = false
let asked = false

/**
 * A new version has been downloaded: asks once whether to start it. Not while the person is filling in the visible page; then
 * the next page asks. Otherwise WeChat starts the new version at the next launch.
 */
export const offerUpdate = async (): Promise<void> => {
  if (!ready || asked || isFilling()) return
  asked = true
  const { confirm } = await Taro.showModal({
    title: text.title,
    content: text.ready,
    confirmText: text.now,
    cancelText: text.later,
  })
  if (confirm) manager?.applyUpdate()
}

export const watchUpdates = (): void => {
  if (!isWeapp) return
  manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => {
    ready = true
    void offerUpdate()
  })
  manager.onUpdateFailed(() => {
    void Taro.showModal({ title: text.title, content: text.failed, showCancel: false, confirmText: trouble.close })
  })
}
