import path from 'node:path'
import { instantOf } from './desk/desk-clock'

export type Options = {
  readonly port: number
  readonly data: string
  readonly fresh: boolean
  /** only the city union, its jurisdictions and one administrator instead of the demo town */
  readonly empty: boolean
  /** through the gateway: the functions as deployed, with WeChat's real SDK */
  readonly wechat: boolean
  /** address of a PostgreSQL database (an empty one, or this desk's) instead of the file in the folder */
  readonly postgres?: string | undefined
  /** the day on which the clock of a new desk starts */
  readonly from?: string | undefined
}

const DEFAULT_PORT = 8707

const portOf = (text: string | undefined): number | undefined => {
  const port = Number(text)
  return text !== undefined && /^\d+$/.test(text) && port <= 65_535 ? port : undefined
}

type Wrong = { readonly wrong: string }
type Read = (value: string | undefined, so: Options, cwd: string) => Options | Wrong

const VALUES: Readonly<Record<string, Read>> = {
  '--port': (value, so) => {
    const port = portOf(value)
    return port === undefined
      ? { wrong: '--port 后面要写 0 到 65535 的端口号（0 表示任选一个空闲端口）。' }
      : { ...so, port }
  },
  '--data': (value, so, cwd) =>
    value === undefined || value === '' || value.startsWith('--')
      ? { wrong: '--data 后面要写数据文件夹。' }
      : { ...so, data: path.resolve(cwd, value) },
  '--postgres': (value, so) =>
    value !== undefined && /^postgres(ql)?:\/\//.test(value)
      ? { ...so, postgres: value }
      : { wrong: '--postgres 后面要写数据库地址，例如 postgres://用户@主机/库名。' },
  '--from': (value, so) =>
    value !== undefined && instantOf(value) !== undefined
      ? { ...so, from: value }
      : { wrong: '--from 后面要写日期，例如 2026-03-09。' },
}
const FLAGS: Readonly<Record<string, Partial<Options>>> = {
  '--fresh': { fresh: true },
  '--empty': { empty: true },
  '--wechat': { wechat: true },
}
const flagOf = (word: string): Partial<Options> | undefined => (Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined)

/** The desk's two kinds of cloud have separate data. */
const folderOf = (wechat: boolean, cwd: string): string =>
  wechat ? path.resolve(cwd, '.desk', 'wechat') : path.resolve(cwd, '.desk')

/**
 * `--port N --data DIR --fresh --empty --from DAY --wechat --postgres ADDRESS` (also `--port=N`); any other argument gives an
 * error message.
 */
export const readOptions = (args: readonly string[], cwd: string): Options | Wrong => {
  const wechat = args.includes('--wechat')
  let so: Options = { port: DEFAULT_PORT, data: folderOf(wechat, cwd), fresh: false, empty: false, wechat: false }
  const words = args.flatMap((arg) =>
    /^--\w+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg],
  )
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? ''
    const read = Object.hasOwn(VALUES, word) ? VALUES[word] : undefined
    const flag = flagOf(word)
    if (flag !== undefined) so = { ...so, ...flag }
    else if (read === undefined)
      return {
        wrong: `不认识的选项：${word}。可用的有 --port、--data、--fresh、--empty、--from、--wechat、--postgres。`,
      }
    else {
      i += 1
      const next = read(words[i], so, cwd)
      if ('wrong' in next) return next
      so = next
    }
  }
  return so
}
