import type { Account } from './account'
import type { OpenapiAnswer } from './answer'

/** The parameters of a call, as JSON; without parameters sent as files. */
export type Params = Readonly<Record<string, unknown>>

/** The result of WeChat's content check. */
export type Verdict = 'pass' | 'review' | 'risky'

/** The settings of the mini-program, as in WeChat's console. */
export type MiniProgram = {
  readonly appid: string
  /** its message templates, with the fields of each */
  readonly templates: ReadonlyMap<string, readonly string[]>
  /** the pages of the published version; undefined while unknown: then no page is refused */
  readonly pages: ReadonlySet<string> | undefined
  /** results of the content check; default: everything passes */
  readonly judge: {
    readonly words: (words: string) => Verdict
    readonly media: (bytes: Uint8Array) => Verdict
  }
}

export type InterfaceContext = {
  readonly account: Account
  readonly program: MiniProgram
  readonly now: () => number
  /** downloads the bytes at an address; undefined when that fails */
  readonly fetch: (url: string) => Promise<Uint8Array | undefined>
}

export type Interface = (params: Params, context: InterfaceContext) => Promise<OpenapiAnswer> | OpenapiAnswer

/** Pages may be named with or without a query string. */
export const isPage = (program: MiniProgram, page: string): boolean =>
  program.pages === undefined || program.pages.has(page.replace(/\?.*$/s, ''))

export const textOf = (params: Params, name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
