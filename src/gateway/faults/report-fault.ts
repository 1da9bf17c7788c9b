import type { CallInput } from '@domain/contract'
import Taro from '@tarojs/taro'
import { ask } from '../calls/call'
import { shortOf } from '../calls/request-number'
import { isWeapp } from '../platform/place'

type Report = CallInput<'app.report'>

/** Which build this is; written in at build time. */
declare const BUILD: string
const build = (): string => (typeof BUILD === 'undefined' ? 'unknown' : BUILD)

const MAX_FRAMES = 5
/** After that many different ones since the start, another tells nobody anything new. */
const MAX_REPORTS = 5

/** Our own files only: `js/` on the web, the pages' folders and WeChat's name for the whole in the mini-program. */
const OWN =
  /[/(@\s]((?:js\/(?!vendors)[\w.-]+|(?:pages|worker|base|review|finance|admin)\/[a-z/-]+|app|app-service|common)\.js)(?:\?\w*)?:(\d{1,7}):(\d{1,7})/g

const framesOf = (stack: string): string[] => {
  const own = new RegExp(OWN.source, 'g')
  const frames: string[] = []
  for (let found = own.exec(stack); found !== null && frames.length < MAX_FRAMES; found = own.exec(stack))
    frames.push(`${found[1]}:${found[2]}:${found[3]}`)
  return frames
}

/** The kind of error by its class, never by its message: a message may quote what somebody typed. */
const nameOf = (error: unknown, stack: string): string => {
  const named = error instanceof Error ? error.name : /^([A-Z][A-Za-z]{2,34}Error):/m.exec(stack)?.[1]
  return named !== undefined && /^[A-Z][A-Za-z]{2,39}$/.test(named) ? named : 'Error'
}

/** Where the person is, without what the page was opened with. */
const pageHere = (): string | undefined => {
  const path = (Taro.getCurrentInstance().router?.path ?? '').replace(/^\//, '').split('?')[0] ?? ''
  return /^[a-z]{1,12}\/[a-z-]{1,24}\/index$/.test(path) ? path : undefined
}

const stackOf = (error: unknown): string => {
  if (typeof error === 'string') return error // WeChat hands over text
  return error instanceof Error ? (error.stack ?? '') : ''
}

/** What may be told of a fault: nothing that a person has typed, nothing that says who they are. @internal */
export const reportOf = (error: unknown): Report => {
  const stack = stackOf(error)
  const page = pageHere()
  return {
    build: build(),
    ...(page === undefined ? {} : { page }),
    error: nameOf(error, stack),
    frames: framesOf(stack),
  }
}

const told = new Map<string, Promise<string>>()

/**
 * Tells the cloud once of each different fault, at most a handful since the start. The number to read out on the
 * telephone, whether or not the report got through; undefined when there have been too many.
 */
export const reportFault = async (error: unknown): Promise<string | undefined> => {
  const report = reportOf(error)
  const key = `${report.error} ${report.page ?? ''} ${report.frames[0] ?? ''}`
  const before = told.get(key)
  if (before !== undefined) return before
  if (told.size >= MAX_REPORTS) return undefined
  const number = ask('app.report', report).then((answer) => shortOf(answer.requestId))
  told.set(key, number)
  return number
}

/** Something a browser or WeChat refused to do – a chooser closed, a page already gone – is no fault of the program. */
export const isFault = (error: unknown): boolean =>
  error instanceof Error || (isWeapp && typeof error === 'string' && error !== '')
