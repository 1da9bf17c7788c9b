import type { CaseView } from '@domain/contract/views'
import { lastTwelveMonths, type PlainDate, showDate } from '@domain/kernel/plain-date'
import {
  Banner,
  Button,
  Card,
  Choice,
  DateInput,
  fieldsOf,
  Money,
  MoneyInput,
  optionsOf,
  Row,
  Section,
  TextArea,
  TextInput,
  TimeInput,
  YesNo,
} from '@src/components'
import { accidentText, incomeText, monthText, placeText, rigidText } from '@src/text'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { allTrue, type Change, edited, isOpen, onlyUnsigned, type SurveyDraft } from './draft'
import { KeptPhotos } from './kept'
import { MoneyLines } from './money'

type Props = { readonly draft: SurveyDraft; readonly change: Change }
type Leading = { /** on to the signatures */ readonly onSign: () => void }
/** the household as it was last read: its papers stand beside what they prove */
type WithView = Props & { readonly view: CaseView | undefined }

/** The heading with the twelve months that a later visit asks about. */
const againLead = (visitedOn: PlainDate): string => {
  const { from, to } = lastTwelveMonths(visitedOn)
  return surveyText.againLead(monthText(from), monthText(to))
}

const PLACES = optionsOf(placeText)

/** Day and time of the arrival, noted by the phone; they are typed only where they were different. */
const Arrival = ({ draft, change }: Props) => {
  const field = fieldsOf(draft, change)
  const [typed, type] = useState(false)
  if (!typed)
    return (
      <Row
        label={surveyText.arrived}
        value={`${showDate(draft.visitedOn)} ${draft.visitedAt}`}
        onTap={() => type(true)}
        testId='survey-arrived'
      />
    )
  return (
    <View>
      <DateInput
        label={surveyText.visitedOn}
        value={draft.visitedOn}
        onChange={(visitedOn) => change({ visitedOn: visitedOn as PlainDate })}
        testId='survey-date'
      />
      <TimeInput label={surveyText.visitedAt} {...field('visitedAt')} testId='survey-time' />
    </View>
  )
}

/** Said before anything is filled in: without enough officers nobody can sign as surveyor. */
const TooFew = ({ draft: { officers, surveyorsMin, shown } }: Pick<Props, 'draft'>) =>
  officers.length < surveyorsMin ? (
    <Banner tone='amber' text={surveyText.surveyorsFew(surveyorsMin, shown.unit)} />
  ) : null

const INCOMES = optionsOf(incomeText)
const RIGIDS = optionsOf(rigidText)

const Jobless = ({ draft, change }: Props) =>
  draft.shown.jobless.length === 0 ? null : (
    <Card title={surveyText.notImputed}>
      <View className='case-hint'>{surveyText.notImputedLead}</View>
      {draft.shown.jobless.map((member) => (
        <TextInput
          key={member}
          label={surveyText.notImputedReason(draft.shown.names[member] ?? '')}
          value={draft.notImputed[member] ?? ''}
          onChange={(why) => change({ notImputed: { ...draft.notImputed, [member]: why } })}
          maxLength={100}
        />
      ))}
    </Card>
  )

const Accident = ({ draft, change }: Props) => {
  const { accident, accidentDeclared } = draft
  if (accident === undefined) return null
  return (
    <Card title={`${surveyText.accident} · ${accidentText[accident.kind]}`}>
      <View className='case-hint'>{surveyText.accidentLead}</View>
      {accidentDeclared !== undefined && (
        <Row label={surveyText.accidentDeclared}>
          <Money fen={accidentDeclared.cost} />
        </Row>
      )}
      <MoneyInput
        label={surveyText.accidentCost}
        value={accident.cost}
        onChange={(cost) => change({ accident: { ...accident, cost } })}
        testId='accident-cost'
      />
      {accidentDeclared !== undefined && (
        <Row label={surveyText.accidentRecoveredDeclared}>
          <Money fen={accidentDeclared.recovered} />
        </Row>
      )}
      <MoneyInput
        label={surveyText.accidentRecovered}
        value={accident.recovered}
        onChange={(recovered) => change({ accident: { ...accident, recovered } })}
        testId='accident-recovered'
      />
    </Card>
  )
}

/** Comes last, and only once there are photos: before, there is nothing that it could rest on. */
const AllTrue = ({ draft, change, onSign }: Props & Leading) => {
  if (!isOpen(draft)) return null
  if (draft.photos.length === 0) return <View className='case-hint'>{surveyText.allTrueFirst}</View>
  const last = onlyUnsigned(edited(draft, allTrue))
  const confirm = (): void => {
    change(allTrue)
    if (last) onSign()
  }
  return (
    <View>
      <Button block onTap={confirm} testId='all-true'>
        {last ? surveyText.allTrueOn : surveyText.allTrue}
      </Button>
      <View className='case-hint'>{surveyText.allTrueHint}</View>
    </View>
  )
}

/** Everything that is seen and asked at the household's home, in the order of a visit. */
export const Visit = ({ draft, change, view, onSign }: WithView & Leading) => {
  const field = fieldsOf(draft, change)
  return (
    <View>
      {draft.again === true && <Banner tone='blue' text={againLead(draft.visitedOn)} />}
      <View id='survey-visit'>
        <Arrival draft={draft} change={change} />
        <Choice label={surveyText.place} options={PLACES} {...field('place')} testId='survey-place' />
        <TooFew draft={draft} />
      </View>
      <View id='survey-photos'>
        <KeptPhotos
          caseId={draft.caseId}
          photos={draft.photos}
          onChange={(edit) => change((now) => ({ photos: edit(now.photos) }))}
        />
      </View>
      <View id='survey-incomes'>
        <Section title={surveyText.steps.incomes}>
          <MoneyLines
            rows={draft.incomes}
            onChange={(incomes) => change({ incomes })}
            names={draft.shown.names}
            kinds={INCOMES}
            addLabel={surveyText.addIncome}
            none={surveyText.noIncome}
            view={view}
            testId='income'
          />
          <Jobless draft={draft} change={change} />
        </Section>
      </View>
      <View id='survey-expenditures'>
        <Section title={surveyText.steps.expenditures}>
          <MoneyLines
            rows={draft.expenditures}
            onChange={(expenditures) => change({ expenditures })}
            names={draft.shown.names}
            kinds={RIGIDS}
            addLabel={surveyText.addExpenditure}
            none={surveyText.noExpenditure}
            view={view}
            testId='rigid'
          />
          <Accident draft={draft} change={change} />
        </Section>
      </View>
      <View id='survey-living'>
        <TextArea
          label={surveyText.living}
          hint={surveyText.livingHint}
          {...field('living')}
          maxLength={500}
          testId='survey-living'
        />
        <YesNo
          label={surveyText.causeConfirmed}
          value={draft.causeConfirmed}
          onChange={(causeConfirmed) => change({ causeConfirmed })}
          testId='survey-cause'
        />
        <TextArea label={surveyText.remark} optional {...field('remark')} maxLength={500} />
        <AllTrue draft={draft} change={change} onSign={onSign} />
      </View>
    </View>
  )
}
