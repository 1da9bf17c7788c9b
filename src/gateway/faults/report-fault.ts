import type { CallInput } from '@domain/contract'
import Taro from '@tarojs/taro'
import { ask } from '../calls/call'
import { shortOf } from '../calls/request-number'
import { isWeapp } from '../platform/place'

type Report = CallInput<'app.report'>

/** The version of this build; replaced at build time. */
declare const BUILD: string
const build = (): string => (typeof BUILD === 'undefined' ? 'unknown' : BUILD)

const MAX_FRAMES = 5
/** Maximum number of different reports per start; more reports would add no information. */
const MAX_REPORTS = 5

/** Matches our own files only: `js/` on the web, the pages' folders and WeChat's name of the bundle in the mini-program. */
const OWN =
  /[/(@\s]((?:js\/(?!vendors)[\w.-]+|(?:pages|worker|base|review|finance|admin)\/[a-z/-]+|app|app-service|common)\.js)(?:\?\w*)?:(\d{1,7}):(\d{1,7})/g

const framesOf = (stack: string): string[] => {
  const own = new RegExp(OWN.source, 'g')
  const frames: string[] = []
  for (let found = own.exec(stack); found !== null && frames.length < MAX_FRAMES; found = own.exec(stack))
    frames.push(`${found[1]}:${found[2]}:${found[3]}`)
  return frames
}

/** The class of an error, never its message, because a message may quote typed input. */
const nameOf = (error: unknown, stack: string): string => {
  const named = error instanceof Error ? error.name : /^([A-Z][A-Za-z]{2,34}Error):/m.exec(stack)?.[1]
  return named !== undefined && /^[A-Z][A-Za-z]{2,39}$/.test(named) ? named : 'Error'
}

/** The path of the visible page, without its parameters. */
const pageHere = (): string | undefined => {
  const path = (Taro.getCurrentInstance().router?.path ?? '').replace(/^\//, '').split('?')[0] ?? ''
  return /^[a-z]{1,12}\/[a-z-]{1,24}\/index$/.test(path) ? path : undefined
}

const stackOf = (error: unknown): string => {
  if (typeof error === 'string') return error // WeChat passes text
  return error instanceof Error ? (error.stack ?? '') : ''
}

/** The report of a fault: contains nothing typed by the person and nothing that identifies them. @internal */
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
 * Reports each different fault once, up to a limit per start. Returns the number to read out on the telephone, whether or not
 * the report got through; undefined beyond the limit.
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

/**
 * Whether an error is a fault of the program; refusals of a browser or WeChat (a cancelled dialogue, a page already closed) are
 * not.
 */
export const isFault = (error: unknown): boolean =>
  error instanceof Error || (isWeapp && typeof error === 'string' && error !== '')
