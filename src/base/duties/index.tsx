import type { CallOutput } from '@domain/contract'
import { shanghaiDate, showDate } from '@domain/kernel/plain-date'
import { Button, Card, Empty, Page, RefusalCard, Row, Section, Tag } from '@src/components'
import { useWide } from '@src/features/desk'
import { go, useMe, useOnline, useOnPhone, useOnReturn, useQuery } from '@src/gateway'
import { dateText, dueText } from '@src/text'
import { callListText, callReason } from '@src/text/call-list'
import { deskText } from '@src/text/desk'
import { dutiesText } from '@src/text/duties'
import { wallText } from '@src/text/wall'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { lastPlace } from '../desk/place'
import { PATHS } from '../paths'
import { QueuedSurveys } from '../survey/queued'
import { TOGETHER_MIN, togetherAt } from '../wall/rows'
import type { Deed } from '../wall/use-wall'
import { CommitteeMissing } from './committee-missing'
import { type Work, WorkRow } from './rows'
import '../base.scss'

type Day = CallOutput<'case.work'>

type Calls = NonNullable<CallOutput<'case.work'>['toRing']>

/** Households to be informed by telephone: few and quickly done, so they are shown before the cases. */
const ToCall = ({ toRing }: { readonly toRing: Calls }) =>
  toRing.count === 0 ? null : (
    <Section
      title={callListText.section}
      aside={
        <View className='case-tags'>
          {toRing.overdue > 0 && <Tag tone='overdue'>{callListText.overdue(toRing.overdue)}</Tag>}
          <Tag tone='plain'>{callListText.count(toRing.count, toRing.more)}</Tag>
        </View>
      }
    >
      <Card tone={toRing.overdue > 0 ? 'overdue' : 'plain'} onTap={() => go(PATHS.callList)} testId='go-ring'>
        {toRing.first.map((row) => (
          <Row key={row.caseId} label={row.name} value={row.matters.map(({ key }) => callReason(key)).join('；')} />
        ))}
        <View className='card-link'>{callListText.seeAll}</View>
      </Card>
    </Section>
  )

const isDown = ({ verb }: Work): boolean => verb === 'on-notice' || verb === 'paper'

type RowsProps = {
  readonly title: string
  readonly rows: readonly Work[]
  readonly unit: boolean
  /** which notices of these rows can be entered together, with one photo of the wall */
  readonly wall: Deed
}

const Rows = ({ title, rows, unit, wall }: RowsProps) => {
  const together = togetherAt(rows, wall)
  if (rows.length === 0) return null
  return (
    <Section title={title} aside={<Tag tone='plain'>{dutiesText.count(rows.length, false)}</Tag>}>
      {together >= TOGETHER_MIN && (
        <Button block onTap={() => go(PATHS.wall, { deed: wall })} testId={`go-wall-${wall}`}>
          {wallText.enter[wall](together)}
        </Button>
      )}
      <View className='work-rows'>
        {rows.map((work) => (
          <WorkRow key={work.row.id} work={work} unit={unit} />
        ))}
      </View>
    </Section>
  )
}

/** Cases that somebody else has: folded, because the officer can only look. */
const Waiting = ({ rows, unit }: { readonly rows: readonly Work[]; readonly unit: boolean }) => {
  const [open, setOpen] = useState(false)
  if (rows.length === 0) return null
  return (
    <Section
      title={dutiesText.waiting}
      aside={
        <Button kind='quiet' onTap={() => setOpen(!open)} testId='waiting-open'>
          {`${dutiesText.count(rows.length, false)} · ${open ? dutiesText.hide : dutiesText.show}`}
        </Button>
      }
    >
      {open && (
        <View className='work-rows'>
          {rows.map((work) => (
            <WorkRow key={work.row.id} work={work} unit={unit} />
          ))}
        </View>
      )}
    </Section>
  )
}

const Poster = ({ posters, today }: Pick<Day, 'posters' | 'today'>) => {
  const { unions, until } = posters
  if (unions === 0) return null
  const late = until !== undefined && until < today
  return (
    <Section title={dutiesText.poster}>
      <Card
        title={dutiesText.posters(unions)}
        tone={late ? 'overdue' : 'plain'}
        aside={
          until === undefined ? undefined : (
            <Tag tone={late ? 'overdue' : 'plain'}>
              {late ? dutiesText.posterLate : dutiesText.posterUntil(dueText(until))}
            </Tag>
          )
        }
        onTap={() => go(PATHS.drive)}
        testId='go-poster'
      />
    </Section>
  )
}

/** On a wide desk, the households are gone through beside their list, from where it was left. */
const ToDesk = ({ day }: { readonly day: Day }) => {
  const ids = [...day.mine, ...day.others].map(({ row }) => row.id)
  const last = lastPlace()
  const at = last !== undefined && ids.includes(last) ? last : ids[0]
  if (!useWide() || at === undefined) return null
  return (
    <Button onTap={() => go(PATHS.case, { id: at })} testId='go-desk'>
      {deskText.open}
    </Button>
  )
}

const Duties = ({ day, unit }: { readonly day: Day; readonly unit: boolean }) => (
  <>
    {day.mine.length === 0 && (day.toRing?.count ?? 0) === 0 && day.posters.unions === 0 && (
      <Empty title={dutiesText.nothing} hint={dutiesText.nothingHint} />
    )}
    {process.env.TARO_ENV === 'weapp' ? null : <ToDesk day={day} />}
    <Rows title={dutiesText.down} rows={day.mine.filter(isDown)} unit={unit} wall='down' />
    <Rows title={dutiesText.mine} rows={day.mine.filter((work) => !isDown(work))} unit={unit} wall='up' />
    {day.toRing !== undefined && <ToCall toRing={day.toRing} />}
    <Poster posters={day.posters} today={day.today} />
    <Waiting rows={day.others} unit={unit} />
  </>
)

const TOOLS = [
  ['onBehalf', dutiesText.onBehalf, () => go(PATHS.onBehalf)],
  ['roster', dutiesText.roster, () => go(PATHS.roster)],
  ['members', dutiesText.members, () => go(PATHS.members)],
  ['running-out', dutiesText.runningOut, () => go(PATHS.cases, { stage: 'running-out' })],
  ['print', dutiesText.print, () => go(PATHS.print)],
  ['drive', dutiesText.drive, () => go(PATHS.drive)],
  ['cases', dutiesText.allCases, () => go(PATHS.cases)],
] as const

type Mark = { readonly words: string; readonly tone: 'overdue' | 'amber' }

/** What is missing or late behind an entrance, said on it. */
const marksOf = ({ posters, lacking, today }: Day): Readonly<Partial<Record<(typeof TOOLS)[number][0], Mark>>> => {
  const late = posters.until !== undefined && posters.until < today
  return {
    ...(posters.unions === 0
      ? {}
      : {
          drive: late ? { words: dutiesText.posterLate, tone: 'overdue' } : { words: dutiesText.poster, tone: 'amber' },
        }),
    ...((lacking?.roster ?? 0) === 0 ? {} : { roster: { words: dutiesText.noRoster, tone: 'amber' } }),
    ...codeMark(lacking),
  }
}

const codeMark = (lacking: Day['lacking']): { readonly members?: Mark } => {
  if (lacking === undefined) return {}
  if (lacking.code > 0) return { members: { words: dutiesText.noCode, tone: 'amber' } }
  if (lacking.codeUntil === undefined) return {}
  return { members: { words: dutiesText.codeUntil(dateText(shanghaiDate(lacking.codeUntil))), tone: 'amber' } }
}

const Tools = ({ day }: { readonly day: Day | undefined }) => {
  const marks = day === undefined ? {} : marksOf(day)
  return (
    <Section title={dutiesText.others}>
      <View className='tools'>
        <Card>
          {TOOLS.map(([key, title, open]) => {
            const mark = marks[key]
            return (
              <Row key={key} label={title} onTap={open} testId={`go-${key}`}>
                {mark === undefined ? undefined : <Tag tone={mark.tone}>{mark.words}</Tag>}
              </Row>
            )
          })}
        </Card>
      </View>
    </Section>
  )
}

export default function DutiesPage() {
  const me = useMe()
  const isBase = me.has('base-officer')
  const { data, refusal, loading, reload } = useQuery('case.work', {}, { skip: !isBase })
  useOnReturn(() => {
    if (isBase) void reload()
  })
  const taken = useOnPhone().length > 0
  // without a connection the notice at the top says it already
  const online = useOnline()
  const units = new Set((data === undefined ? [] : [...data.mine, ...data.others]).map(({ row }) => row.unit))
  const unreached = data === undefined ? refusal : undefined
  return (
    <Page
      title={dutiesText.title}
      lead={data === undefined ? '' : dutiesText.summary(showDate(data.today), data.mine.length, data.overdue)}
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
      {taken && online && unreached !== undefined && <RefusalCard refusal={unreached} onRetry={() => void reload()} />}
      {isBase && data !== undefined && <Duties day={data} unit={units.size > 1} />}
      {isBase && <Tools day={data} />}
    </Page>
  )
}
