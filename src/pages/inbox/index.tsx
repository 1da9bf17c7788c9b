import type { CallOutput } from '@domain/contract'
import type { PostRole } from '@domain/organisation/roles'
import { Button, Card, Empty, More, Page, Row } from '@src/components'
import { dutyPage, go, reloadMe, useCommand, useMe, usePages } from '@src/gateway'
import { momentText } from '@src/text'
import { app } from '@src/text/app'
import { inboxPage as words } from '@src/text/home'
import { allDuties, dutyOf, messageOf } from '@src/text/message'
import { Text } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useRef } from 'react'

const DIGEST = 'dutiesDue'
/** The key of reminders from an earlier version, one per case: a tap opens no page. */
const OLD_DIGEST = 'dutyDue'

const placeOf = ({ role, verb }: { readonly role: string; readonly verb: string }): string => {
  if (verb === 'unit') return '/admin/units/index'
  if (role === 'administrator') return '/admin/unions/index'
  if (verb === 'trace') return '/finance/traces/index'
  return role === 'base-officer' ? dutyPage(verb) : '/review/case/index'
}
const ROOTS: Readonly<Record<string, string>> = {
  'base-officer': '/base/duties/index',
  'fund-officer': '/finance/home/index',
  administrator: '/admin/home/index',
}
/** Messages that are not about a case, each with the role that may open its page; without `who`: everybody. */
const ELSEWHERE: Readonly<Record<string, { readonly page: string; readonly who?: PostRole }>> = {
  unitAsked: { page: '/admin/units/index', who: 'administrator' },
  unitAnswered: { page: '/worker/unit/index' },
  looksBeyond: { page: '/review/looks/index', who: 'auditor' },
  driveCalled: { page: '/union/drive/index', who: 'base-officer' },
  driveLate: { page: '/admin/drive/index', who: 'county-reviewer' },
  dutiesReceived: { page: '/base/duties/index', who: 'base-officer' },
  unionReceived: { page: '/base/duties/index', who: 'base-officer' },
  memberCodeEnded: { page: '/union/members/index', who: 'base-officer' },
}
/** Messages to the base union about a case, and the page each opens. The applicant may get the same messages. */
const AT_BASE: Readonly<Record<string, string>> = {
  caseStopped: 'case',
  noticeEndMoved: 'notice',
  objectionFiled: 'objections',
  pictureWithheld: 'case',
}
/** Messages the applicant never gets: reviewers have one page for a case, administrators open none. */
const ABOVE = new Set(['noticeTooShort', 'objectionFiled', 'caseStopped'])

type Item = CallOutput<'inbox.list'>['items'][number]
type Has = (...roles: readonly PostRole[]) => boolean

/** The page a tap on a message opens; undefined where the reader may open none. */
const pageOf = ({ key, caseId }: Item, has: Has): string | undefined => {
  const elsewhere = ELSEWHERE[key]
  if (elsewhere !== undefined) return elsewhere.who === undefined || has(elsewhere.who) ? elsewhere.page : undefined
  if (caseId === undefined || key === OLD_DIGEST) return undefined
  const place = AT_BASE[key]
  if (place !== undefined && has('base-officer')) return `/base/${place}/index`
  if (ABOVE.has(key)) return has('county-reviewer', 'city-reviewer') ? '/review/case/index' : undefined
  return '/worker/case/index'
}

/** The duties in a reminder by name; a tap opens the page where this officer does them. */
const Duties = ({ item, onOpen }: { readonly item: Item; readonly onOpen: () => void }) => {
  const duties = item.duties ?? []
  // for reviewers of any kind the queue lists everything
  const roots = duties.map(({ role }) => ROOTS[role] ?? '/review/queue/index')
  const root = roots.find((one) => one === '/review/queue/index') ?? roots[0] ?? '/base/duties/index'
  const open = (page: string, params?: { readonly id: string }): void => {
    onOpen()
    go(page, params)
  }
  return (
    <>
      {duties.map((duty) => (
        <Row
          key={`${duty.caseId ?? duty.name}-${duty.verb}`}
          {...dutyOf(duty, item.facts['on'] ?? '')}
          onTap={() => open(placeOf(duty), duty.caseId === undefined ? undefined : { id: duty.caseId })}
          testId={`due-${duty.caseId ?? duty.verb}`}
        />
      ))}
      <Row label={allDuties(Number(item.facts['count']) - duties.length)} onTap={() => open(root)} testId='due-all' />
    </>
  )
}

export default function Inbox() {
  const { me, loading, has } = useMe()
  const signedIn = me?.signedIn === true
  const list = usePages('inbox.list', {}, { skip: !signedIn })
  const read = useCommand('inbox.read')
  const shown = useRef(false)
  const items = list.pages.flatMap((page) => page.items)
  const refresh = async (): Promise<void> => {
    await list.reload()
    Taro.stopPullDownRefresh()
  }
  useDidShow(() => {
    if (shown.current && signedIn) void refresh()
    shown.current = true
  })
  usePullDownRefresh(() => void refresh())
  const mark = async (ids: readonly string[]): Promise<void> => {
    const answer = await read.run({ ids: ids.slice(0, 50) })
    if (answer.ok) await Promise.all([list.reload(), reloadMe()])
  }
  const unread = items.filter((item) => !item.read).map((item) => item.id)
  return (
    <Page
      title={app.tabs.inbox}
      loading={loading || (signedIn && list.loading)}
      refusal={items.length === 0 ? list.refusal : undefined}
      onRetry={() => void list.reload()}
      testId='inbox'
    >
      {unread.length > 1 ? (
        <Button kind='quiet' busy={read.busy} onTap={() => void mark(unread)} testId='read-all'>
          {words.readAll}
        </Button>
      ) : null}
      {items.length === 0 ? <Empty title={words.emptyTitle} hint={words.emptyHint} /> : null}
      {items.map((item) => {
        const said = messageOf(item.key)
        const title = item.about === undefined ? said.title : `${item.about}：${said.title}`
        const seen = (): void => {
          if (!item.read) void mark([item.id])
        }
        const page = pageOf(item, has)
        const open = (): void => {
          seen()
          if (page !== undefined) go(page, item.caseId === undefined ? undefined : { id: item.caseId })
        }
        return (
          <Card
            key={item.id}
            title={title}
            aside={item.read ? undefined : <Text className='unread'>{words.unread}</Text>}
            testId={`message-${item.key}`}
            onTap={item.key === DIGEST || (page === undefined && item.read) ? undefined : open}
          >
            <Text className='quiet'>{momentText(item.at)}</Text>
            <Text>{said.words(item.facts)}</Text>
            {item.key === DIGEST ? <Duties item={item} onOpen={seen} /> : null}
          </Card>
        )
      })}
      <More list={list} kind='plain' />
    </Page>
  )
}
