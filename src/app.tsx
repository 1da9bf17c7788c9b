import './boot'
import './app.scss'
import { start, watchFaults } from '@src/gateway'
import { useLaunch } from '@tarojs/taro'
import { type PropsWithChildren, useState } from 'react'
import { guardPages } from './guard'

// at once, because even the address with which the app was opened may be invalid
watchFaults()

export default function App({ children }: PropsWithChildren) {
  // before the first page is mounted
  useState(guardPages)
  useLaunch(start)
  return children
}
