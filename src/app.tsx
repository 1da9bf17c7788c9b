import './boot'
import './app.scss'
import { start } from '@src/gateway'
import { useLaunch } from '@tarojs/taro'
import { type PropsWithChildren, useState } from 'react'
import { guardPages } from './guard'

export default function App({ children }: PropsWithChildren) {
  // before the first page is mounted
  useState(guardPages)
  useLaunch(start)
  return children
}
