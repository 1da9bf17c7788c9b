import type { CaseView } from '@domain/contract/views'
import type { Hit } from '@domain/crosscheck/crosscheck'
import { a11y, Banner, Card, RefusalCard, Section, Tag, Tap, Timeline } from '@src/components'
import { usePlaces } from '@src/gateway'
import { classText, flagText, stageText } from '@src/text'
import { casePageText, staleText } from '@src/text/case-page'
import { clockText } from '@src/text/today'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { CheckSection } from './check'
import { LogSection, logItem } from './log'
import { SheetSection } from './money'
import { NoticeSection } from './notice'
import { GrantSection, OutcomeSection, Standing } from './outcome'
import { ApplicantSection, HouseholdSection } from './people'
import { RevealScope } from './reveal'
import { DeliberationSection, SurveySection } from './steps'
import type { CaseStep, OpenedCase } from './use-case'
import './case-page.scss'

const isLate = (view: CaseView): boolean => (view.row.daysLeft ?? 0) < 0

export const CaseHead = ({ view }: { readonly view: CaseView }) => {
  const { row } = view
  const { nameOf } = usePlaces()
  return (
    <View className='case-head'>
      <View className='case-head-line'>
        <View className='case-name'>{row.name}</View>
        <Tag tone='blue'>{stageText[row.stage]}</Tag>
        {row.class !== undefined && <Tag tone='green'>{classText[row.class]}</Tag>}
        {row.dueOn !== undefined && <Tag tone={isLate(view) ? 'red' : 'plain'}>{clockText(row)}</Tag>}
        {row.flags
          .filter((flag) => flag !== 'overdue')
          .map((flag) => (
            <Tag key={flag} tone='amber'>
              {flagText[flag]}
            </Tag>
          ))}
      </View>
      <View className='case-hint'>
        {[
          `${nameOf(row.jurisdiction)} ${row.unit}`,
          casePageText.year(view.year),
          casePageText.submittedOn(row.submittedOn),
          ...(view.dossierNo === undefined ? [] : [casePageText.dossier(view.dossierNo)]),
          ...(row.flags.includes('on-behalf') ? [view.claimed ? casePageText.claimed : casePageText.unclaimed] : []),
        ].join(' · ')}
      </View>
    </View>
  )
}

type Place = { readonly id: string; readonly title: string; readonly body: ReactNode }

const { sections } = casePageText
const placesOf = (view: CaseView, settle: ((hit: Hit) => ReactNode) | undefined): readonly Place[] =>
  [
    { id: 'applicant', title: sections.applicant, body: <ApplicantSection view={view} /> },
    { id: 'household', title: sections.household, body: <HouseholdSection view={view} /> },
    { id: 'sheet', title: sections.sheet, body: <SheetSection view={view} /> },
    view.survey !== undefined && { id: 'survey', title: sections.survey, body: <SurveySection view={view} /> },
    view.deliberation !== undefined && {
      id: 'deliberation',
      title: sections.deliberation,
      body: <DeliberationSection view={view} />,
    },
    view.notice !== undefined && { id: 'notice', title: sections.notice, body: <NoticeSection view={view} /> },
    view.check !== undefined && {
      id: 'check',
      title: sections.check,
      body: <CheckSection view={view} {...(settle === undefined ? {} : { settle })} />,
    },
    (view.countyOpinion !== undefined || view.determination !== undefined) && {
      id: 'outcome',
      title: sections.decision,
      body: <OutcomeSection view={view} />,
    },
    view.grants.length > 0 && { id: 'grants', title: sections.grants, body: <GrantSection view={view} /> },
    { id: 'log', title: sections.log, body: <LogSection view={view} /> },
  ].filter((place) => place !== false)

const jump = (id: string): void => void Taro.pageScrollTo({ selector: `#case-${id}`, duration: 200, offsetTop: -8 })

const Jumps = ({ places }: { readonly places: readonly Place[] }) => (
  <View className='case-jumps' {...a11y({ role: 'navigation', label: casePageText.jump })}>
    {[...places, { id: 'now', title: sections.now }].map(({ id, title }) => (
      <Tap key={id} className='case-jump' label={`${casePageText.jump}${title}`} onTap={() => jump(id)}>
        <Text>{title}</Text>
      </Tap>
    ))}
  </View>
)

/** Shows what was done, what was refused, and what other persons did to the case while it was on this screen. */
export const News = ({ opened, caseStep }: { readonly opened: OpenedCase; readonly caseStep: CaseStep }) => (
  <View {...a11y({ live: 'polite' })}>
    {caseStep.done !== undefined && <Banner tone='green' text={caseStep.done} testId='done' />}
    {opened.staleFrom !== undefined && (
      <Card title={staleText.title} tone='urgent' testId='stale'>
        <View className='case-words'>{opened.news.length === 0 ? staleText.unknown : staleText.lead}</View>
        <Timeline items={opened.news.map(logItem)} />
      </Card>
    )}
    {caseStep.refusal !== undefined && opened.staleFrom === undefined && <RefusalCard refusal={caseStep.refusal} />}
  </View>
)

type Props = PropsWithChildren<{
  readonly view: CaseView
  /** the form to settle a hit of the cross-check, for readers who may */
  readonly settle?: (hit: Hit) => ReactNode
  /** what is to be done stands before everything known, for officers who know the household */
  readonly actFirst?: boolean
}>

/** A case on one page: everything known, in the order of the steps; the possible actions are at the end. */
export const CasePage = ({ view, settle, actFirst = false, children }: Props) => {
  const places = placesOf(view, settle)
  const now = (
    <View id='case-now'>
      <Section title={sections.now}>{children}</Section>
    </View>
  )
  return (
    <RevealScope caseId={view.row.id} purposes={view.lookFor}>
      <CaseHead view={view} />
      <Standing view={view} />
      <View className='case-body'>
        <Jumps places={places} />
        <View className='case-sections'>
          {actFirst && now}
          {places.map(({ id, body }) => (
            <View key={id} id={`case-${id}`}>
              {body}
            </View>
          ))}
          {!actFirst && now}
        </View>
      </View>
    </RevealScope>
  )
}
