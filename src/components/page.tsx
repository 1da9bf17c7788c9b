import type { Refusal } from '@domain/kernel/result'
import { go, isWeapp, type Query, type TypeSize, useDemo, useMe, useTypeSize, useUnionName } from '@src/gateway'
import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from 'react'
import { a11y, cx, testAttribute } from './a11y'
import { entrancesFor } from './entrances'
import { Head } from './head'
import { Emblem } from './icon'
import { PageNotices } from './page-notices'
import { Banner, NotShown, Skeleton } from './plain'
import { Tap } from './tap'

// `TARO_ENV` is compared literally, so that the mini-program's build omits the whole branch including the drawing of codes.
const SignInGate =
  process.env.TARO_ENV === 'weapp'
    ? undefined
    : lazy(async () => ({ default: (await import('./sign-in/sign-in')).SignInGate }))

/** The sign-in of a browser without a session, shown in front of any page that is not open to everybody. */
const useGate = (open: boolean): ReactNode => {
  const { away } = useMe()
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  if (open || away === undefined || SignInGate === undefined) return undefined
  return <Suspense fallback={<Skeleton lines={6} />}>{shown ? <SignInGate away={away} /> : null}</Suspense>
}

const TABS = [
  { label: app.tabs.home, path: '/pages/home/index', testId: 'nav-home' },
  { label: app.tabs.notices, path: '/pages/notices/index', testId: 'nav-notices' },
  { label: app.tabs.inbox, path: '/pages/inbox/index', testId: 'nav-inbox' },
  { label: app.tabs.me, path: '/pages/me/index', testId: 'nav-me' },
] as const

const packageOf = (path: string): string => path.split('/')[1] ?? ''

/** Pages of a base union are also opened by the union above it, which deliberates for it and has a committee of its own. */
const homesOf = (part: string): readonly string[] => {
  if (part === 'pages') return []
  return part === 'base' || part === 'union' ? ['base', 'review'] : [part]
}

/** The item of the page that is open; a page without an item of its own belongs to the entrance of its package. */
const itemOf = (links: readonly { readonly path: string }[], here: string): string | undefined =>
  (
    links.find(({ path }) => path === here) ??
    homesOf(packageOf(here))
      .map((home) => links.find(({ path }) => packageOf(path) === home))
      .find((link) => link !== undefined)
  )?.path

/** Replaces the tab bar on a wide screen; hidden by the styles on a phone, absent in WeChat. */
const SideNav = ({ here }: { readonly here: string }) => {
  const { me, posts } = useMe()
  const union = useUnionName()
  const unread = me?.unread ?? 0
  const links = [...TABS, ...entrancesFor(posts.map((post) => post.role))]
  const item = itemOf(links, here)
  return (
    <View className='nav' {...a11y({ role: 'navigation', label: app.name })}>
      <View className='nav-name'>
        <Emblem />
        <View>
          <Text className='nav-app'>{app.name}</Text>
          {union === undefined ? null : <Text className='nav-union'>{union}</Text>}
        </View>
      </View>
      {links.map((link) => (
        <Tap
          key={link.path}
          className={cx('nav-link', link.path === item && 'nav-here')}
          role='link'
          label={link.label}
          testId={`side-${link.testId}`}
          onTap={() => go(link.path)}
        >
          <Text>{link.path === '/pages/inbox/index' && unread > 0 ? `${link.label}（${unread}）` : link.label}</Text>
        </Tap>
      ))}
    </View>
  )
}

const pathHere = (): string =>
  `/${(Taro.getCurrentInstance().router?.path ?? '').replace(/^\//, '').split('?')[0] ?? ''}`

type Asked = Pick<Query<unknown>, 'data' | 'loading' | 'refusal' | 'reload'>
type Props = {
  readonly title: string
  readonly lead?: ReactNode
  /** shown beside the title */
  readonly aside?: ReactNode
  readonly footer?: ReactNode
  readonly wide?: boolean
  /** a list beside the page where the desk has room for it; hidden on narrow screens, absent in WeChat */
  readonly side?: ReactNode
  /** shown without signing in, because nothing of it is personal */
  readonly open?: boolean
  /** what the page shows: until all of it has loaded, the page shows its waiting state or a refusal */
  readonly asked?: Asked | readonly Asked[] | undefined
  readonly loading?: boolean
  readonly refusal?: Refusal | undefined
  readonly onRetry?: (() => void) | undefined
  /** set by pages that ask before they are left */
  readonly onBack?: (() => void) | undefined
  readonly testId?: string | undefined
  readonly children?: ReactNode
}

const Body = ({ loading, refusal, onRetry, children }: Pick<Props, 'loading' | 'refusal' | 'onRetry' | 'children'>) => {
  if (refusal !== undefined) return <NotShown refusal={refusal} onRetry={onRetry} />
  return loading === true ? <Skeleton lines={6} /> : children
}

/** Unread messages are a dot on the tab, never red: WeChat draws its own in red only, so that the picture changes there. */
const dotted = (unread: number) => {
  const tab = { index: 2 }
  if (process.env.TARO_ENV === 'weapp')
    return Taro.setTabBarItem({ ...tab, iconPath: `assets/tabs/inbox${unread > 0 ? '-new' : ''}.png` })
  return unread > 0 ? Taro.setTabBarBadge({ ...tab, text: String(unread) }) : Taro.removeTabBarBadge(tab)
}

/** Only a tab page may set it. */
const useUnreadDot = (tab: boolean): void => {
  const { me } = useMe()
  const unread = me?.unread ?? 0
  useEffect(() => {
    if (!tab || me === undefined) return
    // WeChat refuses while the page is being left; the next tab page sets it again
    dotted(unread).catch(() => undefined)
  }, [tab, me, unread])
}

/** On the web, elements outside the pages (tab bar, dialogues) follow the large type too. */
const useRootType = (size: TypeSize): void => {
  useEffect(() => {
    if (isWeapp) return
    document.documentElement.classList.toggle('large-type', size !== 'normal')
    document.documentElement.classList.toggle('larger-type', size === 'larger')
  }, [size])
}

/**
 * On the web, moves the focus to the title of a page that opens, unless the focus is already on the page: screen readers then
 * announce the page, and Tab continues from there. WeChat does this automatically.
 */
const useHeadingFocus = (): Record<string, unknown> => {
  const id = useId()
  useDidShow(() => {
    if (isWeapp) return
    const held = document.activeElement
    const free = held === null || held === document.body || held.getClientRects().length === 0
    if (free) document.getElementById(id)?.focus({ preventScroll: true })
  })
  return isWeapp ? {} : { id, tabIndex: -1 }
}

const stateOf = ({
  asked,
  loading = false,
  refusal,
  onRetry,
}: Pick<Props, 'asked' | 'loading' | 'refusal' | 'onRetry'>) => {
  const missing = [asked ?? []].flat().filter(({ data }) => data === undefined)
  const refused = missing.find((one) => one.refusal !== undefined)
  return {
    loading: loading || missing.some((one) => one.loading),
    refusal: refusal ?? refused?.refusal,
    onRetry: onRetry ?? (refused && (() => void refused.reload())),
  }
}

const Side = ({ children }: { readonly children: ReactNode }) =>
  process.env.TARO_ENV === 'weapp' || children === undefined ? null : <View className='page-side'>{children}</View>

type Shape = Pick<Props, 'wide' | 'side'> & { readonly size: TypeSize; readonly tab: boolean }
const shapeOf = ({ size, wide, side, tab }: Shape): string =>
  cx(
    'page',
    size !== 'normal' && 'page-large',
    size === 'larger' && 'page-larger',
    wide === true && 'page-wide',
    tab && 'page-tab',
    process.env.TARO_ENV !== 'weapp' && side !== undefined && 'page-sided',
  )

/**
 * The frame of every page: title, large type, width, the warning of the demo, and the main action within reach of the thumb.
 */
export const Page = ({
  title,
  lead,
  aside,
  footer,
  wide = false,
  side,
  open = false,
  onBack,
  testId,
  children,
  ...given
}: Props) => {
  const { loading, refusal, onRetry } = stateOf(given)
  const [size] = useTypeSize()
  const demo = useDemo()
  const settling = demo === undefined
  const here = pathHere()
  const tab = TABS.some((one) => one.path === here)
  const gate = useGate(open)
  useUnreadDot(tab)
  useRootType(size)
  const heading = useHeadingFocus()
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  return (
    <View
      className={cx(shapeOf({ size, wide, side, tab }), gate !== undefined && 'page-shut')}
      {...testAttribute(testId)}
    >
      {gate}
      {process.env.TARO_ENV === 'weapp' || isWeapp ? null : <SideNav here={here} />}
      <Side>{side}</Side>
      <View className='page-main' {...a11y({ role: 'main' })}>
        <Head title={title} tab={tab} onBack={onBack} aside={aside} heading={heading} />
        <PageNotices />
        {demo === true ? <Banner tone='amber' text={app.demo} testId='demo-policy' /> : null}
        {lead === undefined || refusal?.code === 'BAD_INPUT' ? null : (
          <View className='page-lead'>{typeof lead === 'string' ? <Text>{lead}</Text> : lead}</View>
        )}
        <View className='page-body'>
          <Body loading={settling || loading} refusal={refusal} onRetry={onRetry}>
            {children}
          </Body>
        </View>
        {footer === undefined || refusal !== undefined || settling || loading ? null : (
          <View className='page-foot'>{footer}</View>
        )}
      </View>
    </View>
  )
}
