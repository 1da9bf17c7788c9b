import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import type { Query } from '../calls/use-call'

/** Runs when the person returns to this page from another page on top of it, not when it first opens. */
export const useOnReturn = (run: () => void): void => {
  const opened = useRef(false)
  useDidShow(() => {
    if (opened.current) run()
    opened.current = true
  })
}

/** Reloads when the person returns to this page, unless a step taken on another page has already updated this page. */
export const useAskOnReturn = ({ brought, reload }: Pick<Query<unknown>, 'brought' | 'reload'>, skip = false): void => {
  const left = useRef(brought)
  useDidHide(() => {
    left.current = brought
  })
  useOnReturn(() => {
    if (!skip && left.current === brought) void reload()
  })
}
