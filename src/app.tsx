import './boot'
import './app.scss'
import { startCloud } from '@src/gateway'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'

export default function App({ children }: PropsWithChildren) {
  useLaunch(startCloud)
  return children
}
