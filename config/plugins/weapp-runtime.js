// Taro's own start for WeChat, without its list of what else WeChat has.
import { hostConfig } from '@tarojs/plugin-platform-weapp/dist/runtime-utils'
import { mergeReconciler } from '@tarojs/shared'
import './weapp-typing'

mergeReconciler(hostConfig)
