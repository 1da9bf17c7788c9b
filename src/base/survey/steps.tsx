import { lastTwelveMonths, type PlainDate } from '@domain/kernel/plain-date'
import {
  Banner,
  Button,
  Card,
  Check,
  Choice,
  Choices,
  DateInput,
  fieldsOf,
  Money,
  MoneyInput,
  optionsOf,
  Row,
  TextArea,
  TextInput,
  TimeInput,
  YesNo,
} from '@src/components'
import { accidentText, incomeText, monthText, placeText, rigidText } from '@src/text'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { type ComponentType, useState } from 'react'
import type { Change, Kept, SurveyDraft } from './draft'
import { KeptPhotos, KeptSignature } from './kept'
import { MoneyLines } from './money'

type Props = { readonly draft: SurveyDraft; readonly change: Change }
type Step = { readonly key: keyof typeof surveyText.steps; readonly Body: ComponentType<Props> }

/** The heading with the twelve months that a later visit asks about. */
const againLead = (visitedOn: PlainDate): string => {
  const { from, to } = lastTwelveMonths(visitedOn)
  return surveyText.againLead(monthText(from), monthText(to))
}

const PLACES = optionsOf(placeText)

const Visit = ({ draft, change }: Props) => {
  const field = fieldsOf(draft, change)
  return (
    <View>
      {draft.again === true && <Banner tone='blue' text={againLead(draft.visitedOn)} />}
      <DateInput
        label={surveyText.visitedOn}
        value={draft.visitedOn}
        onChange={(visitedOn) => change({ visitedOn: visitedOn as PlainDate })}
        testId='survey-date'
      />
      <TimeInput label={surveyText.visitedAt} {...field('visitedAt')} testId='survey-time' />
      <Choice label={surveyText.place} options={PLACES} {...field('place')} testId='survey-place' />
      {draft.officers.length < draft.surveyorsMin && (
        <Banner tone='amber' text={surveyText.surveyorsFew(draft.surveyorsMin, draft.shown.unit)} />
      )}
      <Choices
        label={surveyText.surveyors}
        hint={surveyText.surveyorsHint(draft.surveyorsMin)}
        options={draft.officers.map(({ person, name }) => ({ value: person, label: name }))}
        {...field('surveyors')}
        testId='surveyor'
      />
    </View>
  )
}

const INCOMES = optionsOf(incomeText)
const RIGIDS = optionsOf(rigidText)

const Incomes = ({ draft, change }: Props) => (
  <View>
    <MoneyLines
      rows={draft.incomes}
      onChange={(incomes) => change({ incomes })}
      names={draft.shown.names}
      kinds={INCOMES}
      addLabel={surveyText.addIncome}
      none={surveyText.noIncome}
      testId='income'
    />
    {draft.shown.jobless.length > 0 && (
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
    )}
  </View>
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

const Expenditures = ({ draft, change }: Props) => (
  <View>
    <MoneyLines
      rows={draft.expenditures}
      onChange={(expenditures) => change({ expenditures })}
      names={draft.shown.names}
      kinds={RIGIDS}
      addLabel={surveyText.addExpenditure}
      none={surveyText.noExpenditure}
      testId='rigid'
    />
    <Accident draft={draft} change={change} />
  </View>
)

const Living = ({ draft, change }: Props) => {
  const field = fieldsOf(draft, change)
  return (
    <View>
      <TextArea
        label={surveyText.living}
        hint={surveyText.livingHint}
        {...field('living')}
        maxLength={500}
        testId='survey-living'
      />
      <YesNo label={surveyText.causeConfirmed} {...field('causeConfirmed')} testId='survey-cause' />
      <TextArea label={surveyText.remark} {...field('remark')} maxLength={500} />
    </View>
  )
}

const Photos = ({ draft, change }: Props) => (
  <KeptPhotos
    caseId={draft.caseId}
    photos={draft.photos}
    onChange={(edit) => change((now) => ({ photos: edit(now.photos) }))}
  />
)

type Signer = {
  readonly key: string
  readonly label: string
  readonly kept: Kept | undefined
  readonly keep: (kept: Kept | undefined) => void
}

/** Who has to sign the record, the surveyors first. */
const signersOf = ({ draft, change }: Props): readonly Signer[] => [
  ...draft.officers
    .filter(({ person }) => draft.surveyors.includes(person))
    .map(({ person, name }) => ({
      key: person,
      label: surveyText.surveyorSign(name),
      kept: draft.signatures[person],
      keep: (kept: Kept | undefined) =>
        change((now) => {
          const { [person]: _old, ...others } = now.signatures
          return { signatures: kept === undefined ? others : { ...others, [person]: kept } }
        }),
    })),
  ...(draft.applicantCannotSign
    ? []
    : [
        {
          key: 'applicant',
          label: surveyText.applicantSign,
          kept: draft.applicantSignature,
          keep: (applicantSignature: Kept | undefined) => change({ applicantSignature }),
        },
      ]),
]

/** One signer at a time; whoever is at hand may go first. */
const Signatures = ({ draft, change }: Props) => {
  const field = fieldsOf(draft, change)
  const [chosen, choose] = useState<string>()
  const signers = signersOf({ draft, change })
  const open = signers.filter(({ kept }) => kept === undefined)
  const now = open.find(({ key }) => key === chosen) ?? open[0]
  return (
    <View>
      {signers
        .filter(({ key, kept }) => kept !== undefined || key === now?.key)
        .map(({ key, label, kept, keep }) => (
          <View key={key}>
            {key === now?.key && open.length < signers.length ? (
              <Banner tone='blue' text={surveyText.handOn} testId='hand-on' />
            ) : null}
            <KeptSignature caseId={draft.caseId} label={label} kept={kept} onChange={keep} testId={`sign-${key}`} />
          </View>
        ))}
      {open
        .filter(({ key }) => key !== now?.key)
        .map(({ key, label }) => (
          <Button key={key} kind='quiet' onTap={() => choose(key)} testId={`sign-first-${key}`}>
            {surveyText.signFirst(label)}
          </Button>
        ))}
      <Check label={surveyText.applicantCannotSign} {...field('applicantCannotSign')} />
      {draft.applicantCannotSign && (
        <TextInput label={surveyText.applicantNotSigned} {...field('applicantNotSigned')} maxLength={100} />
      )}
    </View>
  )
}

/** The screens of the survey, each with a small group of questions. */
export const STEPS: readonly Step[] = [
  { key: 'visit', Body: Visit },
  { key: 'incomes', Body: Incomes },
  { key: 'expenditures', Body: Expenditures },
  { key: 'living', Body: Living },
  { key: 'photos', Body: Photos },
  { key: 'signatures', Body: Signatures },
]
