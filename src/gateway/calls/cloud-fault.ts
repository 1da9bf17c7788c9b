import type { Answer } from '@domain/contract/call'
import type { RefusalCode } from '@domain/kernel/refusals'

// The known errors of `wx.cloud.callFunction`: `{ errCode, errMsg }`, where the number may be only in the text
// ("cloud.callFunction:fail Error: errCode: -504003 | errMsg: ..."), or a plain Error from the library.

type Fault =
  /** unknown whether the function ran: retried with the same idempotency key */
  | 'no-answer'
  /** the function is busy or throttled: it did not run */
  | 'busy'
  /** the answer was too large */
  | 'too-large'
  /** no cloud, another cloud, or no such function: a retry is useless */
  | 'missing'

const numberIn = (text: string): number | undefined => {
  const found = /errCode:?\s*(-\d{3,6})/i.exec(text)
  return found?.[1] === undefined ? undefined : Number(found[1])
}

const codeOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errCode' in error && typeof error.errCode === 'number'
    ? error.errCode
    : undefined

const textOf = (error: unknown): string => {
  if (typeof error === 'string') return error
  if (typeof error !== 'object' || error === null) return ''
  if ('errMsg' in error && typeof error.errMsg === 'string') return error.errMsg
  return 'message' in error && typeof error.message === 'string' ? error.message : ''
}

const NO_CLOUD =
  /cloud init error|init first|isn't enabled|env(?:ironment)?\b.{0,20}(?:not (?:exist|found)|invalid)|invalid env|FUNCTION_NOT_FOUND|function not (?:exist|found)/i
const BUSY = /request limit|exceed.{0,30}limit|too many|frequen|concurren/i

const BY_NUMBER: Readonly<Record<number, Fault>> = {
  [-404011]: 'no-answer', // the function failed or timed out
  [-504001]: 'busy',
  [-504002]: 'no-answer',
  [-504003]: 'no-answer', // "Invoking task timed out": it may have committed before
  [-501000]: 'missing', // environment, function or permission
  [-501001]: 'no-answer', // "resource system error" does not show whether the call ran
  [-501002]: 'no-answer',
  [-501003]: 'busy',
  [-501004]: 'missing',
  [-501005]: 'missing',
  [-501023]: 'missing',
  [-604001]: 'too-large',
  [-601018]: 'missing', // the client library was not initialised
}

/** The kind of an error. Unknown errors count as no answer, because the idempotency key makes a retry safe. @internal */
export const faultOf = (error: unknown): Fault => {
  const text = textOf(error)
  // -1 is the library's unspecific code; the text has the real one
  const own = codeOf(error)
  const code = own === undefined || own === -1 ? (numberIn(text) ?? own) : own
  // throttled calls get the code -501000 too
  if (BUSY.test(text)) return 'busy'
  const known = code === undefined ? undefined : BY_NUMBER[code]
  if (known !== undefined) return known
  return NO_CLOUD.test(text) ? 'missing' : 'no-answer'
}

const refused = (code: RefusalCode, about?: Readonly<Record<string, string>>): Answer<never> => ({
  ok: false,
  refusal: about === undefined ? { code } : { code, about },
  requestId: '',
})

/** The refusal to be shown, or undefined where no response came. */
export const answerToFault = (error: unknown): Answer<never> | undefined => {
  const answers: Record<Fault, Answer<never> | undefined> = {
    'no-answer': undefined,
    busy: refused('BUSY'),
    'too-large': refused('TOO_LARGE'),
    missing: refused('UNAVAILABLE', { cloud: 'missing' }),
  }
  return answers[faultOf(error)]
}
