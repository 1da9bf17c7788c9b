import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isWeapp } from './place'

type Watcher = (online: boolean) => void

const watchPhone = (tell: Watcher): (() => void) => {
  const heard = ({ isConnected }: { readonly isConnected: boolean }): void => tell(isConnected)
  Taro.onNetworkStatusChange(heard)
  void Taro.getNetworkType().then(({ networkType }) => tell(networkType !== 'none'))
  return () => Taro.offNetworkStatusChange(heard)
}

const watchWeb = (tell: Watcher): (() => void) => {
  const heard = (): void => tell(window.navigator.onLine)
  window.addEventListener('online', heard)
  window.addEventListener('offline', heard)
  heard()
  return () => {
    window.removeEventListener('online', heard)
    window.removeEventListener('offline', heard)
  }
}

/** Whether there is a network. This does not mean that the cloud answers. */
export const useOnline = (): boolean => {
  const [online, setOnline] = useState(true)
  useEffect(() => (isWeapp ? watchPhone(setOnline) : watchWeb(setOnline)), [])
  return online
}
