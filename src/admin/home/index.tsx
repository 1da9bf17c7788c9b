import { Card, Empty, Page } from '@src/components'
import { go, useMe, useQuery } from '@src/gateway'
import { adminText } from '@src/text/admin'
import { calendarText } from '@src/text/calendar'
import { personText } from '@src/text/person'
import { policyText } from '@src/text/policy'
import { unitText } from '@src/text/unit'
import { View } from '@tarojs/components'
import { unsetOf } from '../common/unset'
import '../common/admin.scss'
import { Untold } from './untold'

const text = adminText.home

const WAYS = [
  {
    path: '/admin/unions/index',
    title: text.unions,
    hint: text.unionsHint,
    who: ['administrator', 'auditor', 'city-reviewer', 'county-reviewer'],
  },
  {
    path: '/admin/policies/index',
    title: text.policies,
    hint: text.policiesHint,
    who: ['administrator', 'auditor', 'city-reviewer'],
  },
  {
    path: '/admin/calendar/index',
    title: text.calendar,
    hint: text.calendarHint,
    who: ['administrator', 'auditor'],
  },
  {
    path: '/admin/drive/index',
    title: text.drive,
    hint: text.driveHint,
    who: ['administrator', 'city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor'],
  },
] as const

/** The open questions whether two accounts belong to one person. */
const Persons = () => {
  const { data } = useQuery('person.questions', { state: 'open' })
  const count = data?.items.length ?? 0
  const more = data?.next !== undefined
  return (
    <Card
      title={personText.questions.tile}
      tone={count > 0 ? 'urgent' : 'plain'}
      onTap={() => go('/admin/persons/index')}
      testId='way-persons'
    >
      <View className='adm-hint'>
        {count > 0 ? personText.questions.tileWaiting(count, more) : personText.questions.tileHint}
      </View>
    </Card>
  )
}

/** Standards that were added after the city published its policy: nothing is paid by them until they are set. */
const Unset = () => {
  const count = unsetOf(useQuery('policy.current', {}).data?.policy)
  return count === 0 ? null : (
    <Card title={text.policiesUnset} tone='urgent' onTap={() => go('/admin/policies/index')} testId='policies-unset'>
      <View className='adm-hint'>{policyText.list.unset(count)}</View>
    </Card>
  )
}

/** The open requests of workers whose unit is on no list. */
const Units = () => {
  const { data } = useQuery('unit.requests', { state: 'open' })
  const count = data?.items.length ?? 0
  return (
    <Card
      title={unitText.admin.tile}
      tone={count > 0 ? 'urgent' : 'plain'}
      onTap={() => go('/admin/units/index')}
      testId='way-units'
    >
      <View className='adm-hint'>
        {count > 0 ? unitText.admin.tileWaiting(count, data?.next !== undefined) : unitText.admin.tileHint}
      </View>
    </Card>
  )
}

/** Home of the administrators: unions and officers, policy, the publicity drive, as far as this person may see them. */
export default function AdminHome() {
  const me = useMe()
  const ways = WAYS.filter((way) => me.has(...way.who))
  return (
    <Page title={text.title} lead={text.lead} wide asked={{ ...me, data: me.me }}>
      {ways.length === 0 && <Empty title={text.notHere} hint={text.notHereHint} />}
      {me.posts.some(({ role, org }) => role === 'administrator' && org.level === 'city') && (
        <>
          <Untold untold={me.me?.untold ?? []} />
          <Unset />
        </>
      )}
      {me.me?.enterYear !== undefined && (
        <Card
          title={calendarText.wanted(me.me.enterYear)}
          tone='urgent'
          onTap={() => go('/admin/calendar/index')}
          testId='enter-year'
        >
          <View className='adm-hint'>{calendarText.wantedHint}</View>
        </Card>
      )}
      <View className='adm-tiles'>
        {me.has('administrator', 'auditor') ? <Persons /> : null}
        {me.has('administrator') ? <Units /> : null}
        {ways.map((way) => (
          <Card key={way.path} title={way.title} onTap={() => go(way.path)} testId={`way-${way.path.split('/')[2]}`}>
            <View className='adm-hint'>{way.hint}</View>
          </Card>
        ))}
      </View>
    </Page>
  )
}
