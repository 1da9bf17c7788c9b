import type { CallOutput } from '@domain/contract'
import type { CaseRow } from '@domain/contract/views'
import { showDate } from '@domain/kernel/plain-date'
import { Button, Card, Empty, Page, RefusalCard, Row, Section, Tag } from '@src/components'
import { Clock, Flags } from '@src/features/case-page'
import { askMessages, go, useMe, useOnline, useOnPhone, useOnReturn, useQuery } from '@src/gateway'
import { stageToday } from '@src/text'
import { callListText, callReason } from '@src/text/call-list'
import { dutiesText } from '@src/text/duties'
import { View } from '@tarojs/components'
import { CommitteeMissing } from '../members/committee'
import { openDuty, PATHS } from '../paths'
import { QueuedSurveys } from '../survey/queued'

type Group = CallOutput<'case.duties'>['groups'][number]

const FAR = 1_000
const urgency = (row: CaseRow | undefined): number => row?.daysLeft ?? FAR
/** The group with the most urgent case comes first. */
const byUrgency = (a: Group, b: Group): number => b.overdue - a.overdue || urgency(a.first[0]) - urgency(b.first[0])

const Duty = ({ row }: { readonly row: CaseRow }) => (
  <Card
    title={row.name}
    aside={<Clock row={row} />}
    tone={(row.daysLeft ?? 0) < 0 ? 'urgent' : 'plain'}
    onTap={() => {
      askMessages('duty')
      openDuty(row)
    }}
    testId={`duty-${row.id}`}
  >
    <View className='case-hint'>{row.unit}</View>
    <Flags row={row} />
  </Card>
)

type Calls = NonNullable<CallOutput<'case.duties'>['toRing']>

/** Households to be informed by telephone: few and quickly done, so they are shown before the cases. */
const ToCall = ({ toRing }: { readonly toRing: Calls }) =>
  toRing.count === 0 ? null : (
    <Section
      title={callListText.section}
      aside={
        <View className='case-tags'>
          {toRing.overdue > 0 && <Tag tone='red'>{callListText.overdue(toRing.overdue)}</Tag>}
          <Tag tone='plain'>{callListText.count(toRing.count, toRing.more)}</Tag>
        </View>
      }
    >
      <Card tone={toRing.overdue > 0 ? 'urgent' : 'plain'} onTap={() => go(PATHS.callList)} testId='go-ring'>
        {toRing.first.map((row) => (
          <Row key={row.caseId} label={row.name} value={row.matters.map(({ key }) => callReason(key)).join('；')} />
        ))}
        <View className='card-link'>{callListText.seeAll}</View>
      </Card>
    </Section>
  )

const Duties = ({ groups, ringing }: { readonly groups: readonly Group[]; readonly ringing: number }) => {
  if (groups.length === 0 && ringing > 0) return null
  if (groups.length === 0) return <Empty title={dutiesText.nothing} hint={dutiesText.nothingHint} />
  return [...groups].sort(byUrgency).map((group) => (
    <Section
      key={`${group.stage}:${group.role}`}
      title={stageToday[group.stage]}
      aside={
        <View className='case-tags'>
          {group.overdue > 0 && <Tag tone='red'>{dutiesText.overdue(group.overdue)}</Tag>}
          <Tag tone='plain'>{dutiesText.count(group.count, group.more)}</Tag>
        </View>
      }
    >
      {group.first.map((row) => (
        <Duty key={row.id} row={row} />
      ))}
      {group.count > group.first.length && (
        <Button kind='quiet' onTap={() => go(PATHS.cases, { stage: group.stage })}>
          {dutiesText.seeAll}
        </Button>
      )}
    </Section>
  ))
}

export default function DutiesPage() {
  const me = useMe()
  const { data, refusal, loading, reload } = useQuery('case.duties', {})
  useOnReturn(() => void reload())
  const isBase = me.has('base-officer')
  const taken = useOnPhone().length > 0
  // without a connection the notice at the top says it already
  const online = useOnline()
  const unreached = data === undefined ? refusal : undefined
  return (
    <Page
      title={dutiesText.title}
      lead={data === undefined ? '' : showDate(data.today)}
      loading={!taken && ((data === undefined && loading) || me.loading)}
      refusal={taken ? undefined : unreached}
      onRetry={() => void reload()}
      testId='duties'
    >
      {!isBase && me.me !== undefined && <Empty title={dutiesText.wrongRole} hint={dutiesText.wrongRoleHint} />}
      {me.posts
        .filter((post) => post.role === 'base-officer' && post.org.level === 'base')
        .map((post) => (
          <CommitteeMissing key={post.org.id} org={post.org.id} onGo={() => go(PATHS.members)} />
        ))}
      <QueuedSurveys mayBegin={isBase} />
      {isBase && data?.toRing !== undefined && <ToCall toRing={data.toRing} />}
      {taken && online && unreached !== undefined && <RefusalCard refusal={unreached} onRetry={() => void reload()} />}
      {isBase && data !== undefined && (
        <Duties
          groups={data.groups.filter((group) => group.role === 'base-officer')}
          ringing={data.toRing?.count ?? 0}
        />
      )}
      {isBase && (
        <Section title={dutiesText.others}>
          <Card title={dutiesText.onBehalf} onTap={() => go(PATHS.onBehalf)}>
            <View className='case-hint'>{dutiesText.onBehalfHint}</View>
          </Card>
          <Card title={dutiesText.roster} onTap={() => go(PATHS.roster)} testId='go-roster'>
            <View className='case-hint'>{dutiesText.rosterHint}</View>
          </Card>
          <Card title={dutiesText.members} onTap={() => go(PATHS.members)} testId='go-members'>
            <View className='case-hint'>{dutiesText.membersHint}</View>
          </Card>
          <Card
            title={dutiesText.runningOut}
            onTap={() => go(PATHS.cases, { stage: 'running-out' })}
            testId='go-running-out'
          >
            <View className='case-hint'>{dutiesText.runningOutHint}</View>
          </Card>
          <Card title={dutiesText.drive} onTap={() => go(PATHS.drive)}>
            <View className='case-hint'>{dutiesText.driveHint}</View>
          </Card>
          <Card title={dutiesText.allCases} onTap={() => go(PATHS.cases)} testId='go-cases'>
            <View className='case-hint'>{dutiesText.allCasesHint}</View>
          </Card>
        </Section>
      )}
    </Page>
  )
}
