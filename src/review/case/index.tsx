import type { DoneBy } from '@domain/application/steps'
import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import { Button, Page } from '@src/components'
import {
  AlikeHouseholds,
  AnswerObjection,
  BarToForm,
  CasePage,
  type CaseStep,
  CommitteeCard,
  CorrectionForm,
  type Departure,
  News,
  RefuseForm,
  SharedAccount,
  useActs,
  useCase,
  useCaseStep,
  useWide,
  Ways,
  waysOf,
} from '@src/features/case-page'
import { useKeys } from '@src/features/desk'
import { go, isWeapp, replace, useMe, useParams } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { crosscheckText } from '@src/text/crosscheck'
import { looksText } from '@src/text/looks'
import { reviewText as words } from '@src/text/review'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { nextAfter } from '../order'
import { PATHS } from '../paths'
import { Approve, Complete, Exit, Reexamination, TakeUp } from './decisions'
import { Determine } from './determine'
import { Settle } from './settle'
import '../review.scss'

type Bodies = Record<DoneBy<'county-reviewer' | 'city-reviewer'>, ReactNode | Departure>

/** The form for each step that reviewers do; the cloud decides which of them are shown. */
const bodiesOf = (view: CaseView, caseStep: CaseStep): Bodies => {
  const objections = view.objections.filter((objection) => objection.answered === undefined)
  return {
    concludeDeliberation: {
      go: {
        words: words.go.deliberation,
        onTap: () => go(PATHS.deliberation, { id: view.row.id }),
        testId: 'go-deliberation',
      },
    },
    takeUp: <TakeUp caseStep={caseStep} />,
    // the form is shown beside each hit
    settleHit: <View className='case-hint'>{crosscheckText.settleThere}</View>,
    countyApprove: <Approve caseStep={caseStep} />,
    determine: <Determine view={view} caseStep={caseStep} />,
    redetermine: <Determine view={view} caseStep={caseStep} again />,
    completeCrosscheck: view.check === undefined ? null : <Complete view={view} caseStep={caseStep} />,
    answerObjection:
      objections.length === 0
        ? null
        : objections.map((objection) => (
            <AnswerObjection key={objection.id} objection={objection} caseStep={caseStep} />
          )),
    decideReexamination: <Reexamination view={view} caseStep={caseStep} />,
    requestCorrection: <CorrectionForm view={view} caseStep={caseStep} />,
    refuse: <RefuseForm view={view} caseStep={caseStep} />,
    exit: <Exit caseStep={caseStep} />,
  }
}

const Next = ({ id, done }: { readonly id: CaseId; readonly done: boolean }) => {
  const next = nextAfter(id)
  const open = () => {
    if (next !== undefined) replace(PATHS.case, { id: next })
  }
  useKeys({ n: open })
  return (
    <View className='case-buttons'>
      {next === undefined ? (
        <View className='case-hint'>{words.noNext}</View>
      ) : (
        <Button kind={done ? 'primary' : 'plain'} onTap={open} testId='next-case'>
          {isWeapp ? words.next : words.nextKey}
        </Button>
      )}
      <Button kind='quiet' onTap={() => replace(PATHS.queue)}>
        {casePageText.backToList}
      </Button>
    </View>
  )
}

/**
 * The committee that deliberates on the case. The union above edits its own committee; for 市直 units the city's reviewers edit
 * it.
 */
const Seated = ({ view: { actions, place, row } }: { readonly view: CaseView }) => {
  if (row.stage !== 'deliberating-above') return <CommitteeCard org={place.base} onGo={undefined} />
  const mine = actions.includes('concludeDeliberation')
  const org = place.county
  return <CommitteeCard org={org} onGo={mine ? () => go(PATHS.committee, { org }) : undefined} />
}

export default function ReviewCasePage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const opened = useCase(id)
  const caseStep = useCaseStep(opened)
  const { view } = opened
  const { today, has } = useMe()
  const wide = useWide()
  const ways = view === undefined ? [] : waysOf(bodiesOf(view, caseStep), view)
  const acts = useActs(ways, id)
  const maySettle = view?.actions.includes('settleHit') === true
  return (
    <Page
      title={view === undefined ? casePageText.title : view.row.name}
      wide
      asked={opened}
      // on a wide page the forms are in sight, beside what they decide on
      footer={wide || acts.now === undefined ? undefined : <BarToForm key={acts.now.action} acts={acts} />}
      testId='review-case'
    >
      {view !== undefined && (
        <CasePage
          view={view}
          {...(has('city-reviewer') && today !== undefined
            ? { settle: (hit) => <Settle hit={hit} caseStep={caseStep} today={today} offered={maySettle} /> }
            : {})}
        >
          <AlikeHouseholds view={view} />
          <SharedAccount view={view} onDone={() => void opened.reload()} />
          <News opened={opened} caseStep={caseStep} />
          <Ways key={view.row.version} acts={acts} ways={ways} view={view} />
          {has('auditor') && (
            <Button kind='plain' block onTap={() => go(PATHS.looks, { case: id })} testId='go-case-looks'>
              {looksText.ofCase}
            </Button>
          )}
          <Next id={id} done={caseStep.done !== undefined} />
          {(has('county-reviewer') || has('city-reviewer')) && <Seated view={view} />}
        </CasePage>
      )}
    </Page>
  )
}
