import type { CallOutput } from '@domain/contract'
import { Button, Card, Empty, More, Page, Row, Tag } from '@src/components'
import { go, useMe, useOnReturn, usePages } from '@src/gateway'
import { classText, dateText } from '@src/text'
import { app } from '@src/text/app'
import { noticesPage as words } from '@src/text/home'
import { Text } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'

type Notice = CallOutput<'notice.open'>
const untilText = ({ lastDay, expectedEnd }: Pick<Notice, 'lastDay' | 'expectedEnd'>): string => {
  if (lastDay !== undefined) return words.until(dateText(lastDay))
  return expectedEnd === undefined ? '' : words.expected(dateText(expectedEnd))
}

export default function Notices() {
  const { me, posts } = useMe()
  const list = usePages('notice.list', {})
  const signedIn = me?.signedIn === true
  // members and the union's own officers may read its notices
  const known = me?.memberOf !== undefined || posts.length > 0
  const notices = list.pages.flatMap((page) => page.items)
  // after joining a union, or on the next day, the list is different
  useOnReturn(() => void list.reload())
  usePullDownRefresh(() => void list.reload().then(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={app.tabs.notices} lead={words.lead} asked={{ ...list, data: list.pages[0] }} testId='notices'>
      {notices.length === 0 ? (
        <Empty
          title={known ? words.emptyTitle : words.notMemberTitle}
          hint={known ? words.emptyHint : words.notMember}
        />
      ) : null}
      {signedIn && !known ? (
        <Button kind='primary' block onTap={() => go('/worker/join-union/index')} testId='go-join-union'>
          {words.join}
        </Button>
      ) : null}
      {notices.map((notice) => (
        <Card
          key={notice.id}
          title={notice.content.nameOnline}
          aside={<Tag>{classText[notice.content.intendedClass]}</Tag>}
          onTap={() => go('/worker/notice/index', { id: notice.id })}
          testId={`notice-${notice.id}`}
        >
          <Text>{notice.content.unit}</Text>
          <Row label={untilText(notice)} />
        </Card>
      ))}
      <More list={list} kind='plain' />
      {signedIn && known ? (
        <Button kind='quiet' block onTap={() => go('/worker/join-union/index')} testId='change-union'>
          {words.changeUnion}
        </Button>
      ) : null}
    </Page>
  )
}
