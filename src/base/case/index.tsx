import type { Action } from '@domain/application/action'
import type { DoneBy } from '@domain/application/steps'
import type { CaseRow, CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { type PlainDate, showDate } from '@domain/kernel/plain-date'
import { Banner, Button, Page, PaperSourceContext, StickyBar } from '@src/components'
import {
  type Acts,
  BarScope,
  CaseBar,
  CasePage,
  type CaseStep,
  CorrectionForm,
  type Departure,
  News,
  NothingToDo,
  type OpenedCase,
  PaperCheck,
  RefuseForm,
  useActs,
  useCase,
  useCaseStep,
  type Way,
  waysOf,
} from '@src/features/case-page'
import { useWide } from '@src/features/desk'
import { back, go, pageOfRow, replace, useParams } from '@src/gateway'
import { useKey, useOnPhone, viewInKit } from '@src/gateway/offline-kit'
import { app } from '@src/text/app'
import { casePageText } from '@src/text/case-page'
import { noticeText } from '@src/text/notice'
import { offlineKitText } from '@src/text/offline-kit'
import { reviewText } from '@src/text/review'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { WorkList } from '../desk/list'
import { useNextOne } from '../next-one'
import { TakeButton } from '../offline-kit/take'
import { Unlock } from '../offline-kit/unlock'
import { usePapers } from '../offline-kit/use-papers'
import { PATHS } from '../paths'
import { Reissue } from './reissue'

const ON_BEHALF = [
  'answerCorrection',
  'answerHit',
  'requestReexamination',
  'correctAccount',
  'confirmReceipt',
  'revokeConsent',
] as const satisfies readonly Action[]
type Bodies = Record<Exclude<DoneBy<'base-officer'>, (typeof ON_BEHALF)[number]>, ReactNode | Departure>

const leave = (path: string, id: CaseId, words: string): Departure => ({
  go: { words, onTap: () => go(path, { id }), testId: `go-${path.split('/')[2]}` },
})

const bodiesOf = (view: CaseView, caseStep: CaseStep): Bodies => {
  const { id } = view.row
  return {
    accept: <PaperCheck view={view} caseStep={caseStep} />,
    recordSurvey: leave(PATHS.survey, id, reviewText.go.survey),
    resurvey: leave(PATHS.survey, id, reviewText.go.surveyAgain),
    concludeDeliberation: leave(PATHS.deliberation, id, reviewText.go.deliberation),
    // done on the page of the deliberation and on that of the notice
    handUp: null,
    correctNotice: null,
    postNotice: leave(PATHS.notice, id, reviewText.go.notice),
    takeDownNotice: leave(PATHS.notice, id, reviewText.go.takeDown),
    paperDown: { go: { ...leave(PATHS.notice, id, noticeText.paperDown).go, testId: 'go-paper-down' } },
    answerObjection: view.objections.some((objection) => objection.answered === undefined)
      ? leave(PATHS.objections, id, reviewText.go.objection)
      : null,
    requestCorrection: <CorrectionForm view={view} caseStep={caseStep} />,
    refuse: <RefuseForm view={view} caseStep={caseStep} />,
  }
}

/** The steps on behalf of the worker have a page of their own. */
const onBehalf = ({ actions, row: { id } }: CaseView): readonly Way[] => {
  const label = reviewText.go.stepsOnBehalf
  const action = actions.find((one) => ON_BEHALF.some((behalf) => behalf === one))
  return action === undefined ? [] : [{ action, label, ...leave(PATHS.stepsOnBehalf, id, label) }]
}

/** Takes a household that is about to be visited into the offline kit, while there is a connection. */
const TakeOne = ({ view }: { readonly view: CaseView }) => {
  const here = useOnPhone()
  if (!view.actions.includes('recordSurvey')) return null
  return (
    <TakeButton
      ids={[view.row.id]}
      words={
        here.some(({ caseId, on }) => caseId === view.row.id && on !== undefined)
          ? offlineKitText.again
          : offlineKitText.one
      }
      testId='take-one'
    />
  )
}

/** The case from the offline kit, shown without a connection. Only the survey is possible on it. */
const CaseInKit = ({ view, on }: { readonly view: CaseView; readonly on: PlainDate }) => {
  const { words, ...way } = leave(PATHS.survey, view.row.id, reviewText.go.survey).go
  return (
    <Page title={view.row.name} wide footer={<StickyBar main={{ words, ...way }} />} testId='base-case'>
      <Banner tone='amber' text={offlineKitText.asOf(showDate(on))} testId='case-as-of' />
      <CasePage view={view} actFirst>
        <Button kind='quiet' onTap={back}>
          {app.back}
        </Button>
      </CasePage>
    </Page>
  )
}

type OpenProps = { readonly view: CaseView; readonly opened: OpenedCase; readonly caseStep: CaseStep }
const Opened = ({ view, opened, caseStep, acts }: OpenProps & { readonly acts: Acts }) => {
  const { id } = view.row
  return (
    <CasePage view={view} actFirst>
      <News opened={opened} caseStep={caseStep} />
      {acts.now === undefined ? <NothingToDo view={view} /> : <View key={acts.now.action}>{acts.now.body}</View>}
      {view.actions.includes('resurvey') && <View className='case-hint'>{reviewText.againLead}</View>}
      <TakeOne view={view} />
      <Reissue view={view} />
      {view.row.stage === 'on-notice' && (
        <Button onTap={() => go(PATHS.notice, { id })} testId='go-calendar'>
          {noticeText.calendar}
        </Button>
      )}
      <Button kind='quiet' onTap={() => replace(PATHS.duties)}>
        {casePageText.backToList}
      </Button>
    </CasePage>
  )
}

type FootProps = Omit<OpenProps, 'opened'> & { readonly acts: Acts; readonly onNext: (row: CaseRow) => void }
/** The bar of the page; once a step is taken here, it leads to the next household for which the same is to be done. */
const Foot = ({ view: { row }, caseStep, acts, onNext }: FootProps) => {
  const isHere = acts.now !== undefined && acts.now.go === undefined
  const { next } = useNextOne(row.id, isHere ? row.stage : undefined, onNext)
  return <CaseBar acts={acts} next={caseStep.done === undefined ? undefined : next} />
}

export default function BaseCasePage() {
  const asked = (useParams()['id'] ?? '') as CaseId
  const [id, setId] = useState(asked)
  const opened = useCase(id)
  const caseStep = useCaseStep(opened)
  const pick = (next: CaseId): void => {
    caseStep.clear()
    opened.markStale(undefined)
    setId(next)
  }
  const wide = useWide()
  const openNext = (row: CaseRow): void => {
    // on a desk only what stands beside the list is exchanged
    if (wide && pageOfRow(row) === PATHS.case) pick(row.id)
    else replace(pageOfRow(row), { id: row.id })
  }
  const { view } = opened
  const acts = useActs(view === undefined ? [] : [...waysOf(bodiesOf(view, caseStep), view), ...onBehalf(view)], id)
  const isHere = useOnPhone().some(({ caseId, on }) => caseId === id && on !== undefined)
  const key = useKey(isHere)
  const source = usePapers(id, isHere && key.open)
  const unreached = view === undefined && opened.refusal?.code === 'UNAVAILABLE'
  const taken = unreached && key.open ? viewInKit(id) : undefined
  if (taken !== undefined)
    return (
      <PaperSourceContext.Provider value={source}>
        <CaseInKit {...taken} />
      </PaperSourceContext.Provider>
    )
  if (unreached && isHere && !key.open)
    return (
      <Page title={casePageText.title} testId='base-case'>
        <Unlock reading={key} />
      </Page>
    )
  return (
    <BarScope>
      <Page
        title={view === undefined ? casePageText.title : view.row.name}
        wide
        asked={opened}
        footer={
          view === undefined ? undefined : (
            <Foot key={view.row.id} view={view} caseStep={caseStep} acts={acts} onNext={openNext} />
          )
        }
        side={process.env.TARO_ENV === 'weapp' ? undefined : <WorkList at={id} onPick={pick} />}
        testId='base-case'
      >
        {view !== undefined && (
          <PaperSourceContext.Provider value={source}>
            <Opened key={view.row.id} view={view} opened={opened} caseStep={caseStep} acts={acts} />
          </PaperSourceContext.Provider>
        )}
      </Page>
    </BarScope>
  )
}
