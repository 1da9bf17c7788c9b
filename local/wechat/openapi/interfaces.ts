import type { Account } from './account'
import type { OpenapiAnswer } from './answer'

/** The parameters of a call, as JSON; what came as a file is not among them. */
export type Params = Readonly<Record<string, unknown>>

/** What WeChat finds when it looks at words or pictures. */
export type Verdict = 'pass' | 'review' | 'risky'

/** The mini-program as WeChat's console knows it. */
export type MiniProgram = {
  readonly appid: string
  /** its message templates: the fields each has */
  readonly templates: ReadonlyMap<string, readonly string[]>
  /** the pages of the published version; undefined while that is not known: then no page is refused */
  readonly pages: ReadonlySet<string> | undefined
  /** what the checks find; default: everything passes */
  readonly judge: {
    readonly words: (words: string) => Verdict
    readonly media: (bytes: Uint8Array) => Verdict
  }
}

export type InterfaceContext = {
  readonly account: Account
  readonly program: MiniProgram
  readonly now: () => number
  /** the bytes behind an address, or undefined */
  readonly fetch: (url: string) => Promise<Uint8Array | undefined>
}

export type Interface = (params: Params, context: InterfaceContext) => Promise<OpenapiAnswer> | OpenapiAnswer

/** Pages are named with or without a question mark and what follows it. */
export const isPage = (program: MiniProgram, page: string): boolean =>
  program.pages === undefined || program.pages.has(page.replace(/\?.*$/s, ''))

export const textOf = (params: Params, name: string): string => {
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
