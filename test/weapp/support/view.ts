import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** A node as rendered by Tencent's own template compiler. */
export type ViewNode = {
  readonly tag: string
  readonly attr: Readonly<Record<string, unknown>>
  readonly children: readonly (ViewNode | string)[]
}
/**
 * Data is passed to the view as JSON, as in WeChat; the template's own checks also recognise only objects of their own realm.
 */
type Draw = (page: string, json: string) => ViewNode

const filesOf = (dir: string, ends: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ends))

/** The proprietary Linux binary lacks its execute bit, so a copy with the bit set is used. */
const compilerIn = (cache: string): string => {
  const from = path.resolve('node_modules/miniprogram-compiler/bin/linux/wcc')
  const to = path.join(cache, 'wcc')
  if (!existsSync(to)) {
    mkdirSync(cache, { recursive: true })
    copyFileSync(from, to)
    chmodSync(to, 0o755)
  }
  return to
}

/** Compiles the folder's templates as WeChat does; throws when a template is invalid. */
export const compileViews = (
  root: string,
  warn: (text: string) => void,
): ((page: string, data: unknown) => ViewNode) => {
  const compiler = compilerIn(path.resolve('.cache/wcc'))
  const sources = [...filesOf(root, '.wxml'), ...filesOf(root, '.wxs')]
  const code = execFileSync(compiler, ['-d', ...sources], { cwd: root, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' })
  const window: Record<string, unknown> = {}
  const context = vm.createContext({ window, console: { log: warn, warn, error: warn } })
  vm.runInContext(`${code};window.draw = (page, json) => $gwx(page)(JSON.parse(json))`, context)
  const draw = window['draw'] as Draw
  // Taro renders deep trees in a component of its own
  const deepen = (node: ViewNode | string): ViewNode | string => {
    if (typeof node === 'string') return node
    const children =
      node.tag === 'wx-comp'
        ? draw('comp.wxml', JSON.stringify({ i: node.attr['i'], l: node.attr['l'] })).children
        : node.children
    return { ...node, children: children.map(deepen) }
  }
  return (page, data) => deepen(draw(`${page}.wxml`, JSON.stringify(data))) as ViewNode
}

export const readJson = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'))

export const textOf = (node: ViewNode | string): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('')

/** The nodes for which `test` is true, outermost first, each with its path from the root. */
export const findNodes = (
  node: ViewNode,
  test: (node: ViewNode) => boolean,
  way: readonly ViewNode[] = [],
): ViewNode[][] => {
  const here = [...way, node]
  const below = node.children.flatMap((child) => (typeof child === 'string' ? [] : findNodes(child, test, here)))
  return test(node) ? [here, ...below] : below
}
