import { trouble } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { addressOf } from '../platform/place'
import { showBar } from './web-bar'

/** A page's own file did not come: webpack says so by name (scripts) or by code (styles). */
export const isMissingPart = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  if ('name' in error && error.name === 'ChunkLoadError') return true
  return 'code' in error && error.code === 'CSS_CHUNK_LOAD_FAILED'
}

const fileOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

/** The page served now names other scripts than those that run here. */
const anotherBuild = async (): Promise<boolean | undefined> => {
  try {
    const html = await (await fetch(addressOf(''), { cache: 'no-store' })).text()
    const own = Array.from(document.querySelectorAll<HTMLScriptElement>('script[src*="js/app."]'))
    return own.some((script) => !html.includes(fileOf(script.src)))
  } catch {
    return undefined
  }
}

/** The address has gone ahead to the page that did not come; it returns to the one that is still seen. */
const stay = (): void => {
  const pages = Taro.getCurrentPages()
  const seen = (pages[pages.length - 1]?.route ?? '').replace(/^\//, '')
  if (seen !== '' && !window.location.hash.includes(seen)) window.history.back()
}

/** A page left open while a new build took its place, or a signal too weak: either is said, with the way on. */
export const sayPartMissing = async (): Promise<void> => {
  const another = window.navigator.onLine ? await anotherBuild() : undefined
  showBar({
    text: another === true ? trouble.renewed : trouble.notFetched,
    ways: [
      { text: trouble.reload, act: () => window.location.reload(), testId: 'reload' },
      { text: trouble.later, act: stay, testId: 'reload-later' },
    ],
    testId: another === true ? 'renewed' : 'not-fetched',
  })
}
