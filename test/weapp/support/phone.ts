import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { type Album, type Cloud, makeWx } from './platform'
import type { Opened } from './platform-papers'
import { typeByLetters } from './typing'
import { compileViews, findNodes, readJson, textOf, type ViewNode } from './view'

type Handler = (this: Page, event?: unknown) => unknown
type Page = {
  readonly data: Record<string, unknown>
  readonly route: string
  setData(patch: Record<string, unknown>, done?: () => void): void
  [name: string]: unknown
}
export type SetDataCount = { readonly page: string; readonly calls: number; readonly bytes: number }

/** Global names that Node has but files of a mini-program do not see. */
const HIDDEN = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'Caches',
  'XMLHttpRequest',
  'WebSocket',
  'fetch',
]

const setPath = (target: Record<string, unknown>, at: string, value: unknown): void => {
  const steps = at
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '')
  const last = steps.pop() ?? ''
  let here: Record<string, unknown> = target
  for (const step of steps) {
    if (typeof here[step] !== 'object' || here[step] === null) here[step] = {}
    here = here[step] as Record<string, unknown>
  }
  here[last] = value
}

const queryOf = (search: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('=') as [string, string]),
  )

/** A number is stored without its spaces and in capitals. */
const bare = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase()

/** Longer than any step takes on a busy machine. */
const STEP_MS = 60_000
const POLL_MS = 15
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/**
 * A phone that runs a built mini-program outside WeChat: its scripts in a bare context, its templates through Tencent's
 * compiler, `setData` passed as JSON. All errors are collected in `errors`.
 */
export class Phone {
  readonly errors: string[] = []
  readonly shown: string[]
  /** documents it was asked to show */
  readonly opened: readonly Opened[]
  /** addresses it was opened with or has requested, which third parties may be able to read */
  readonly addresses: string[] = []
  readonly stack: Page[] = []
  /** pictures of the tab bar that replaced those of app.json */
  readonly tabPictures: string[] = []
  readonly album: Album = { pictures: 1 }
  private readonly counts = new Map<string, { calls: number; bytes: number }>()
  private readonly pages = new Map<string, Record<string, unknown>>()
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly context: vm.Context
  private readonly app: { readonly pages: string[]; readonly tabs: string[] }
  private readonly render: (page: string, data: unknown) => ViewNode
  private loading = ''
  private readonly running = new Set<NodeJS.Timeout>()
  /** told of each setData */
  private readonly heard = new Set<() => void>()
  /** timers of the app, stopped when the phone is switched off */
  private readonly timers = {
    setTimeout: (work: () => void, ms?: number) => {
      const timer = setTimeout(() => {
        this.running.delete(timer)
        work()
      }, ms)
      this.running.add(timer)
      return timer
    },
    setInterval: (work: () => void, ms?: number) => {
      const timer = setInterval(work, ms)
      this.running.add(timer)
      return timer
    },
    clearTimeout: (timer: NodeJS.Timeout) => {
      this.running.delete(timer)
      clearTimeout(timer)
    },
    clearInterval: (timer: NodeJS.Timeout) => {
      this.running.delete(timer)
      clearInterval(timer)
    },
  }
  private appObject: Record<string, unknown> = {}
  /** calls that the cloud has not answered yet */
  private unanswered = 0

  constructor(
    private readonly root: string,
    cloud: Cloud,
    storage = new Map<string, unknown>(),
    /** differences from an ordinary phone: an old WeChat, a person who refuses, a waiting update */
    different: Readonly<Record<string, unknown>> = {},
  ) {
    const config = readJson(path.join(root, 'app.json')) as {
      pages: string[]
      subPackages?: { root: string; pages: string[] }[]
      subpackages?: { root: string; pages: string[] }[]
      tabBar?: { list: { pagePath: string }[] }
    }
    const subPages = [...(config.subPackages ?? []), ...(config.subpackages ?? [])].flatMap((sub) =>
      sub.pages.map((page) => `${sub.root.replace(/\/$/, '')}/${page}`),
    )
    this.app = { pages: [...config.pages, ...subPages], tabs: config.tabBar?.list.map((tab) => tab.pagePath) ?? [] }
    this.render = compileViews(root, (text) => this.errors.push(String(text)))
    const { wx, shown, opened } = makeWx(
      this.counting(cloud),
      {
        go: (kind, url) => this.go(kind, url),
        back: (delta) => this.back(delta),
        tab: (index, picture) => this.tab(index, picture),
      },
      storage,
      this.album,
      (url) => this.addresses.push(url),
    )
    this.shown = shown
    this.opened = opened
    const log = (...words: unknown[]): void =>
      void this.errors.push(
        words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '),
      )
    const globals = {
      ...this.timers,
      wx: { ...wx, ...different },
      console: { log: () => undefined, info: () => undefined, debug: () => undefined, warn: log, error: log },
      App: (app: Record<string, unknown>) => {
        this.appObject = app
      },
      Page: (page: Record<string, unknown>) => this.pages.set(this.loading, page),
      Component: (component: Record<string, unknown>) => this.pages.set(this.loading, component),
      Behavior: (behavior: unknown) => behavior,
      getApp: () => this.appObject,
      getCurrentPages: () => this.stack,
      requirePlugin: () => {
        throw new Error('no plugins here')
      },
    }
    this.context = vm.createContext(globals)
  }

  /** Replaces the time that the app reads; its timers go on as before. */
  tellTime(now: () => number): void {
    ;(vm.runInContext('Date', this.context) as DateConstructor).now = now
  }

  /** The same cloud, with a count of unanswered calls. An upload may continue while the person turns to other pages. */
  private counting(cloud: Cloud): Cloud {
    return {
      ...cloud,
      call: async (fn, data) => {
        this.unanswered += 1
        try {
          return await cloud.call(fn, data)
        } finally {
          this.unanswered -= 1
        }
      },
    }
  }

  /** every page of app.json, including sub-packages */
  get listed(): readonly string[] {
    return this.app.pages
  }

  /** collects rejected promises that the app did not handle */
  private readonly unhandled = (reason: unknown): void => {
    this.errors.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason))
  }

  /** Switches the phone off: nothing of the app runs any more. */
  quit(): void {
    process.off('unhandledRejection', this.unhandled)
    for (const timer of this.running) clearTimeout(timer)
    this.running.clear()
  }

  get here(): Page {
    const page = this.stack.at(-1)
    if (page === undefined) throw new Error('no page is open')
    return page
  }

  /** Starts the app and opens its first page, or the page named by a card, a code or a link. */
  async launch(at = this.app.pages[0] ?? ''): Promise<void> {
    process.on('unhandledRejection', this.unhandled)
    this.require('app.js')
    const [path = '', search = ''] = at.split('?')
    const opened = { path, query: queryOf(search), scene: 1001 }
    for (const hook of ['onLaunch', 'onShow'])
      (this.appObject[hook] as Handler | undefined)?.call(this.appObject as Page, opened)
    this.open(`/${at}`)
    await this.settle()
  }

  /** Navigates as a link does. Returns the error, like WeChat. */
  go(kind: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab', url: string): string | undefined {
    const target = this.resolve(url)
    const isTab = this.app.tabs.includes(target)
    if (!this.app.pages.includes(target)) return `page "${target}" is not found`
    if (kind === 'switchTab' && !isTab) return 'can not switch to no-tabBar page'
    if ((kind === 'navigateTo' || kind === 'redirectTo') && isTab) return 'can not navigateTo a tabbar page'
    if (kind === 'navigateTo' && this.stack.length >= 10) return 'webview count limit exceed'
    if (kind === 'redirectTo') this.close()
    if (kind === 'reLaunch' || kind === 'switchTab') while (this.stack.length > 0) this.close()
    this.open(url.startsWith('/') ? url : `/${target}`)
    return undefined
  }

  back(delta: number): void {
    for (let i = 0; i < delta && this.stack.length > 1; i += 1) this.close()
    this.fire('onShow')
  }

  private tab(index: number, picture: string): boolean {
    if (!this.app.tabs.includes(this.here.route) || !existsSync(path.join(this.root, picture))) return false
    this.tabPictures[index] = picture
    return true
  }

  private resolve(url: string): string {
    const bare = url.split('?')[0] ?? ''
    if (bare.startsWith('/')) return bare.slice(1)
    return path.posix.join(path.posix.dirname(this.stack.at(-1)?.route ?? ''), bare)
  }

  private fire(name: string, argument?: unknown): void {
    const handler = this.stack.at(-1)?.[name]
    if (typeof handler === 'function') (handler as Handler).call(this.here, argument)
  }

  private close(): void {
    this.fire('onUnload')
    this.stack.pop()
  }

  /** Opens a page; as in WeChat, the query is passed as in the address, not decoded. */
  private open(url: string): void {
    const [route = '', search = ''] = url.slice(1).split('?')
    this.require(`${route}.js`)
    const config = this.pages.get(route)
    if (config === undefined) throw new Error(`${route} registered no page`)
    const data: Record<string, unknown> = JSON.parse(JSON.stringify(config['data'] ?? {}))
    const count = this.counts.get(route) ?? { calls: 0, bytes: 0 }
    this.counts.set(route, count)
    const page: Page = {
      ...config,
      data,
      route,
      setData: (patch, done) => {
        const text = JSON.stringify(patch)
        count.calls += 1
        count.bytes += Buffer.byteLength(text)
        for (const [at, value] of Object.entries(JSON.parse(text))) setPath(data, at, value)
        for (const heard of this.heard) heard()
        setTimeout(() => done?.call(page), 0)
      },
    }
    this.fire('onHide')
    this.stack.push(page)
    this.addresses.push(url)
    this.fire('onLoad', queryOf(search))
    this.fire('onShow')
    this.fire('onReady')
  }

  /** Loads a file as WeChat does: without window or document, only with require, module and exports. */
  private require(file: string): unknown {
    const known = this.modules.get(file)
    if (known !== undefined) return known.exports
    const full = path.join(this.root, file)
    if (!existsSync(full)) throw new Error(`module '${file}' is not defined`)
    const code = readFileSync(full, 'utf8')
    const module = { exports: {} as unknown }
    this.modules.set(file, module)
    const outer = this.loading
    this.loading = file.replace(/\.js$/, '')
    const wrapped = vm.runInContext(`(function(require,module,exports,${HIDDEN.join(',')}){${code}\n})`, this.context, {
      filename: file,
    })
    const require = (name: string): unknown => {
      const at = path.posix.normalize(path.posix.join(path.posix.dirname(file), name))
      return this.require(at.endsWith('.js') ? at : `${at}.js`)
    }
    wrapped(require, module, module.exports)
    this.loading = outer
    return module.exports
  }

  /** The card that the page's or the menu's share button sends. */
  share(): { readonly title: string; readonly path: string } {
    const button = this.find((node) => node.attr?.['openType'] === 'share')
    const shared = this.here['onShareAppMessage']
    if (button === undefined || typeof shared !== 'function')
      throw new Error(`${this.here.route} has nothing to share: ${this.text().slice(0, 400)}`)
    const card = (shared as Handler).call(this.here, { from: 'button', target: { id: button.at(-1)?.attr['id'] } })
    return card as { title: string; path: string }
  }

  /** The present screen. */
  view(): ViewNode {
    return this.render(this.here.route, this.here.data)
  }

  text(): string {
    return textOf(this.view())
  }

  /** Number of setData calls and their bytes since launch, by page. */
  setDataCounts(): readonly SetDataCount[] {
    return [...this.counts].map(([page, count]) => ({ page, ...count }))
  }

  /** Bytes of the data of the present screen. */
  shownBytes(): number {
    return Buffer.byteLength(JSON.stringify(this.here.data))
  }

  /** Waits until the cloud has answered everything and no setData has followed. */
  async settle(): Promise<void> {
    const sum = (): number => this.setDataCounts().reduce((total, count) => total + count.calls, 0)
    for (let quiet = 0, last = -1, began = Date.now(); quiet < 3 && Date.now() - began < STEP_MS; ) {
      quiet = this.unanswered === 0 && sum() === last ? quiet + 1 : 0
      last = sum()
      await wait(POLL_MS)
    }
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    for (const began = Date.now(); Date.now() - began < STEP_MS; await wait(POLL_MS)) if (holds()) return
    throw new Error(`waited for ${what}; the page shows: ${this.text().slice(0, 600)}`)
  }

  find(test: (node: ViewNode) => boolean): ViewNode[] | undefined {
    return findNodes(this.view(), test).at(-1)
  }

  /** The ids of the elements on the screen, from top to bottom. */
  ids(): readonly string[] {
    return findNodes(this.view(), (node) => typeof node.attr?.['id'] === 'string').map((way) =>
      String(way.at(-1)?.attr['id']),
    )
  }

  /** Elements without a name for screen readers: things to tap without text, fields without their question. */
  unspoken(): readonly string[] {
    const name = (node: ViewNode): string => String(node.attr?.['ariaLabel'] ?? '')
    const isTappable = (node: ViewNode): boolean =>
      /^(?:button|link|radio|checkbox|tab|row)$/.test(String(node.attr?.['ariaRole'] ?? ''))
    const isField = (node: ViewNode): boolean => /^wx-(?:input|textarea|picker)$/.test(node.tag)
    return findNodes(this.view(), (node) => isTappable(node) || isField(node))
      .map((way) => way.at(-1))
      .filter((node) => node !== undefined && name(node) === '' && (isField(node) || textOf(node).trim() === ''))
      .map((node) => `${node?.tag} ${String(node?.attr['id'] ?? node?.attr['class'])}`)
  }

  /** The number of tappable elements on the screen, by their roles for screen readers. */
  tappable(): number {
    return findNodes(this.view(), (node) => typeof node.attr?.['ariaRole'] === 'string').length
  }

  /** The number of elements with id `what` inside the element with id `where`. */
  count(where: string, what: string): number {
    const inside = this.find((node) => node.attr?.['id'] === where)?.at(-1)
    return inside === undefined ? 0 : findNodes(inside, (node) => node.attr?.['id'] === what).length
  }

  /** The path to the innermost node with this id, aria-label or text. */
  private wayTo(target: string): ViewNode[] {
    const way =
      this.find((node) => node.attr?.['id'] === target) ??
      this.find((node) => node.attr?.['ariaLabel'] === target) ??
      this.find((node) => textOf(node).trim() === target)
    if (way === undefined)
      throw new Error(`nothing called “${target}” on ${this.here.route}: ${this.text().slice(0, 800)}`)
    return way
  }

  /** Taps the target: the event bubbles from the innermost node, as in WeChat. */
  async tap(target: string): Promise<void> {
    this.emit(this.wayTo(target), 'tap', {})
    await this.settle()
  }

  /** Calls back after each setData; returns the way to stop it. */
  onSetData(heard: () => void): () => void {
    this.heard.add(heard)
    return () => void this.heard.delete(heard)
  }

  /**
   * Types into an input or textarea letter by letter, and leaves it. Fails when a letter got lost; returns the number of setData
   * calls while the letters were typed.
   */
  async type(target: string, value: string): Promise<number> {
    const way = this.wayTo(target)
    const { shown, setData } = await typeByLetters(
      {
        field: () => this.find((node) => node.attr?.['data-sid'] === way.at(-1)?.attr['data-sid'])?.at(-1),
        emit: (type, detail) => this.emit(way, type, detail),
        onSetData: (heard) => this.onSetData(heard),
        settle: () => this.settle(),
      },
      value,
    )
    if (bare(shown) !== bare(value)) throw new Error(`typed “${value}” into ${target}, which shows “${shown}”`)
    return setData
  }

  /** Chooses in a picker or checkbox. */
  async choose(target: string, value: unknown): Promise<void> {
    this.emit(this.wayTo(target), 'change', { value })
    await this.settle()
  }

  /** Draws a stroke on the page's canvas. */
  async write(): Promise<void> {
    const way = this.find((node) => node.tag === 'wx-canvas')
    if (way === undefined) throw new Error(`nothing to write on at ${this.here.route}`)
    for (const [type, x] of [
      ['touchstart', 20],
      ['touchmove', 90],
      ['touchmove', 160],
      ['touchend', 160],
    ] as const)
      this.emit(way, type, {}, [{ x, y: 40 }])
    await this.settle()
  }

  emit(
    way: readonly ViewNode[],
    type: string,
    detail: Record<string, unknown>,
    touches: readonly unknown[] = [],
  ): void {
    const target = way.at(-1)
    const handler = this.here['eh'] as Handler | undefined
    for (const node of [...way].reverse()) {
      const bound = node.attr?.[`bind${type}`] ?? node.attr?.[`catch${type}`]
      if (bound !== 'eh') continue
      const at = (one: ViewNode | undefined) => ({ id: one?.attr?.['id'], dataset: { sid: one?.attr?.['data-sid'] } })
      handler?.call(this.here, {
        type,
        timeStamp: Date.now(),
        detail,
        target: at(target),
        currentTarget: at(node),
        touches,
        changedTouches: touches,
        mark: {},
      })
      if (node.attr?.[`catch${type}`] !== undefined) return
      // only taps and touches bubble
      if (type !== 'tap' && !type.startsWith('touch')) return
    }
  }
}
