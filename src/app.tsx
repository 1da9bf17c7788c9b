import './boot'
import './app.scss'
import { start, watchFaults } from '@src/gateway'
import { useLaunch } from '@tarojs/taro'
import { type PropsWithChildren, useState } from 'react'
import { guardPages } from './guard'

// at once: the address the app was opened with may already lead nowhere
watchFaults()

export default function App({ children }: PropsWithChildren) {
  // before the first page is mounted
  useState(guardPages)
  useLaunch(start)
  return children
}
