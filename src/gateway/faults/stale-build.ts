import { staleText } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { addressOf } from '../platform/place'
import { showBar } from './web-bar'

/** True for a chunk load error of webpack: recognised by `name` (scripts) or by `code` (styles). */
export const isMissingPart = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  if ('name' in error && error.name === 'ChunkLoadError') return true
  return 'code' in error && error.code === 'CSS_CHUNK_LOAD_FAILED'
}

const fileOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

/** Whether the page served now refers to other scripts than those running; undefined when it could not be fetched. */
const anotherBuild = async (): Promise<boolean | undefined> => {
  try {
    const html = await (await fetch(addressOf(''), { cache: 'no-store' })).text()
    const own = Array.from(document.querySelectorAll<HTMLScriptElement>('script[src*="js/app."]'))
    return own.some((script) => !html.includes(fileOf(script.src)))
  } catch {
    return undefined
  }
}

/** The address already points to the page that failed to load; goes back to the page that is still shown. */
const stay = (): void => {
  const pages = Taro.getCurrentPages()
  const seen = (pages[pages.length - 1]?.route ?? '').replace(/^\//, '')
  if (seen !== '' && !window.location.hash.includes(seen)) window.history.back()
}

/**
 * Explains a page that failed to load: a new build has been deployed, or the connection is too weak; with a button to continue.
 */
export const sayPartMissing = async (): Promise<void> => {
  const another = window.navigator.onLine ? await anotherBuild() : undefined
  showBar({
    text: another === true ? staleText.renewed : staleText.notFetched,
    ways: [
      { text: staleText.reload, act: () => window.location.reload(), testId: 'reload' },
      { text: staleText.later, act: stay, testId: 'reload-later' },
    ],
    testId: another === true ? 'renewed' : 'not-fetched',
  })
}
