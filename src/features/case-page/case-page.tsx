import type { Stage } from '@domain/application/stage'
import type { CaseView } from '@domain/contract/views'
import type { Hit } from '@domain/crosscheck/crosscheck'
import { showDate } from '@domain/kernel/plain-date'
import { a11y, Banner, Card, RefusalCard, Tag, Tap, Timeline } from '@src/components'
import { classText, employmentText, stageText } from '@src/text'
import { casePageText, staleText } from '@src/text/case-page'
import { checkSummaryText } from '@src/text/crosscheck'
import { deliberationText } from '@src/text/deliberation'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type PropsWithChildren, type ReactNode, useEffect, useState } from 'react'
import { CheckSection } from './check'
import { unmetProofs } from './facts'
import { Fold } from './fold'
import { LogSection, logItem } from './log'
import { SheetSection } from './money'
import { NoticeSection } from './notice'
import { GrantSection, OutcomeSection, Standing } from './outcome'
import { toNow } from './panel'
import { ApplicantSection, HouseholdSection } from './people'
import { PapersSection } from './proofs'
import { ReadWhole, RevealScope } from './reveal'
import { DeliberationSection, SurveySection } from './steps'
import { Summary } from './summary'
import type { CaseStep, OpenedCase } from './use-case'
import { useWide } from './wide'
import './case-page.scss'

/** Name and stage, on pages beside the page of the case. */
export const CaseHead = ({ view: { row } }: { readonly view: CaseView }) => (
  <View className='case-head'>
    <View className='case-head-line'>
      <View className='case-name'>{row.name}</View>
      <Tag tone='blue'>{stageText[row.stage]}</Tag>
    </View>
  </View>
)

type Place = {
  readonly id: string
  readonly title: string
  readonly count: string
  readonly asks?: boolean
  readonly body: ReactNode
}

const { sections, counts } = casePageText

const photosOf = ({ proofs }: CaseView): number => proofs.reduce((sum, { files }) => sum + files.length, 0)

const papersPlace = (view: CaseView): Place => {
  const missing = unmetProofs(view).length
  const count = counts.papers(photosOf(view), missing)
  return { id: 'papers', title: sections.proofs, count, asks: missing > 0, body: <PapersSection view={view} /> }
}

const checkPlace = (view: CaseView, settle: Props['settle']): Place => {
  const open = view.check?.full?.hits.filter(({ verdict }) => verdict === undefined).length ?? 0
  return {
    ...{ id: 'check', title: sections.check, asks: open > 0 },
    count: open > 0 ? counts.hits(open) : view.check === undefined ? '' : checkSummaryText[view.check.summary],
    body: <CheckSection view={view} {...(settle === undefined ? {} : { settle })} />,
  }
}

const noticePlace = (view: CaseView): Place => {
  const open = view.objections.filter(({ answered }) => answered === undefined).length
  return {
    ...{ id: 'notice', title: sections.notice, asks: open > 0 },
    count: counts.objections(view.objections.length),
    body: <NoticeSection view={view} />,
  }
}

const placesOf = (view: CaseView, settle: Props['settle'], own: boolean): readonly Place[] =>
  [
    papersPlace(view),
    {
      ...{ id: 'applicant', title: sections.applicant },
      count: employmentText[view.declaration.applicant.employment],
      body: <ApplicantSection view={view} />,
    },
    {
      ...{ id: 'household', title: sections.household },
      count: counts.people(view.declaration.members.length),
      body: <HouseholdSection view={view} />,
    },
    {
      ...{ id: 'sheet', title: sections.sheet, count: counts.lines(view.sheet.lines.length) },
      body: <SheetSection view={view} own={own} />,
    },
    view.survey !== undefined && {
      ...{ id: 'survey', title: sections.survey, count: showDate(view.survey.visitedOn) },
      body: <SurveySection view={view} />,
    },
    view.deliberation !== undefined && {
      ...{ id: 'deliberation', title: sections.deliberation },
      count: deliberationText[view.deliberation.conclusion],
      body: <DeliberationSection view={view} />,
    },
    view.notice !== undefined && noticePlace(view),
    view.check !== undefined && checkPlace(view, settle),
    (view.countyOpinion !== undefined || view.determination !== undefined) && {
      ...{ id: 'outcome', title: sections.decision },
      count: view.determination === undefined ? '' : classText[view.determination.class],
      body: <OutcomeSection view={view} />,
    },
    view.grants.length > 0 && {
      ...{ id: 'grants', title: sections.grants, count: counts.grants(view.grants.length) },
      body: <GrantSection view={view} />,
    },
    { id: 'log', title: sections.log, count: counts.log(view.log.length), body: <LogSection view={view} /> },
  ].filter((place) => place !== false)

const jump = (id: string): void =>
  void Taro.pageScrollTo({ selector: `#case-${id}`, duration: 200, offsetTop: -8 }).catch(() => undefined)

/** Beside the sections, on a wide page only: the list of them. */
const Jumps = ({ places, onJump }: { readonly places: readonly Place[]; readonly onJump: (id: string) => void }) => (
  <View className='case-jumps' {...a11y({ role: 'navigation', label: casePageText.jump })}>
    {places.map(({ id, title }) => (
      <Tap key={id} className='case-jump' label={`${casePageText.jump}${title}`} onTap={() => onJump(id)}>
        <Text>{title}</Text>
      </Tap>
    ))}
  </View>
)

/** Shows what was done, what was refused, and what other persons did to the case while it was on this screen. */
export const News = ({ opened, caseStep }: { readonly opened: OpenedCase; readonly caseStep: CaseStep }) => {
  const news = caseStep.done !== undefined || caseStep.refusal !== undefined || opened.staleFrom !== undefined
  // the act was in the bar, and the page may stand anywhere
  useEffect(() => {
    if (news) toNow()
  }, [news])
  return (
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
}

type Props = PropsWithChildren<{
  readonly view: CaseView
  /** the form to settle a hit of the cross-check, for readers who may */
  readonly settle?: (hit: Hit) => ReactNode
  /** what is to be done stands before everything known, for officers who know the household */
  readonly actFirst?: boolean
}>

/** What the present stage is about is open from the start. */
const OPEN_AT: Partial<Record<Stage, string>> = { crosschecking: 'check', 'on-notice': 'notice' }

/** A case on one page: five lines, what is to be done, and everything known in folds that say how much they hold. */
export const CasePage = ({ view, settle, actFirst = false, children }: Props) => {
  const wide = useWide()
  const [folded, setFolded] = useState<Readonly<Record<string, boolean>>>({})
  const places = placesOf(view, settle, actFirst)
  const isOpen = (id: string): boolean => folded[id] ?? (wide || OPEN_AT[view.row.stage] === id)
  const open = (ids: readonly string[], to = true): void =>
    setFolded((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, to])) }))
  const now = <View id='case-now'>{children}</View>
  return (
    <RevealScope caseId={view.row.id} purposes={view.lookFor}>
      <Summary view={view} own={actFirst}>
        <ReadWhole stage={view.row.stage} onOpen={() => open(['applicant', 'household'])} />
      </Summary>
      <Standing view={view} />
      <View className='case-body'>
        {wide && (
          <Jumps
            places={actFirst ? places : [...places, { id: 'now', title: sections.now, count: '', body: null }]}
            onJump={(id) => {
              open([id])
              jump(id)
            }}
          />
        )}
        <View className='case-sections'>
          {actFirst && now}
          {places.map(({ body, id, ...place }) => (
            <Fold key={id} id={id} {...place} open={isOpen(id)} onOpen={(to) => open([id], to)}>
              {body}
            </Fold>
          ))}
          {!actFirst && now}
        </View>
      </View>
    </RevealScope>
  )
}
