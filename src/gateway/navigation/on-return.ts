import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import type { Query } from '../calls/use-call'

/** Runs when the person comes back to this page from one opened on top of it, not when it first opens. */
export const useOnReturn = (run: () => void): void => {
  const opened = useRef(false)
  useDidShow(() => {
    if (opened.current) run()
    opened.current = true
  })
}

/** Asks again when the person comes back to this page, unless a step they took meanwhile has brought what it shows. */
export const useAskOnReturn = ({ brought, reload }: Pick<Query<unknown>, 'brought' | 'reload'>, skip = false): void => {
  const left = useRef(brought)
  useDidHide(() => {
    left.current = brought
  })
  useOnReturn(() => {
    if (!skip && left.current === brought) void reload()
  })
}
