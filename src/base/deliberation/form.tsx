import type { CaseView } from '@domain/contract/views'
import { BALLOTS } from '@domain/deliberation/deliberation'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Policy } from '@domain/policy/policy'
import {
  Banner,
  Button,
  Card,
  Check,
  Choice,
  DateInput,
  fieldsOf,
  NumberInput,
  RefusalCard,
  Section,
  Select,
  Tag,
  TextArea,
  TextInput,
  YesNo,
} from '@src/components'
import { type CaseStep, useFollowing } from '@src/features/case-page'
import { doneText, refusalText } from '@src/text'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { gapsOf, hasSurveyed, judge, minutesOf, reasonsFor, recordOf, type Sitting, tallyOf } from './draft'
import { loadMeeting, saveMeeting, withCase } from './meeting'
import { Seats } from './seats'
import { type Member, rememberPlace, useSitting } from './sitting'
import { deliberatingOn } from './where'

type VotesProps = {
  readonly sitting: Pick<Sitting, 'votes' | 'ballot'>
  readonly present: number
  readonly onChange: (next: Partial<Sitting>) => void
}
const Votes = ({ sitting: { votes, ballot }, present, onChange }: VotesProps) => (
  <View>
    <Choice
      label={words.ballot}
      options={BALLOTS.map((value) => ({
        value,
        label: words.ballots[value],
        hint: words.ballotHints[value],
      }))}
      value={ballot}
      onChange={(next) => onChange({ ballot: next })}
      testId='ballot'
    />
    <View className='case-votes'>
      <NumberInput
        label={words.voteFor}
        value={votes.for}
        onChange={(n) => onChange({ votes: { ...votes, for: n ?? 0 } })}
        max={60}
        testId='vote-for'
      />
      <NumberInput
        label={words.against}
        value={votes.against}
        onChange={(n) => onChange({ votes: { ...votes, against: n ?? 0 } })}
        max={60}
        testId='vote-against'
      />
      <NumberInput
        label={words.abstain}
        value={votes.abstain}
        onChange={(n) => onChange({ votes: { ...votes, abstain: n ?? 0 } })}
        max={60}
        testId='vote-abstain'
      />
      <View className='case-hint'>{words.votesSum(votes.for + votes.against + votes.abstain, present)}</View>
    </View>
  </View>
)

/** Green only for a conclusion in favour; while the record is incomplete the tone is neutral. */
const previewTone = (judged: ReturnType<typeof judge>): 'calm' | 'urgent' | 'plain' => {
  if (!judged.ok) return 'plain'
  return judged.value === 'declined' ? 'urgent' : 'calm'
}

type FormProps = {
  readonly view: CaseView
  readonly caseStep: CaseStep
  readonly officers: readonly Member[]
  readonly committee: readonly Member[]
  readonly today: PlainDate
  readonly policy: Policy
}

export const DeliberationForm = ({ view, caseStep, officers, committee, today, policy }: FormProps) => {
  const { org } = deliberatingOn(view)
  const meeting = loadMeeting(org, today)
  const {
    sitting: begun,
    change,
    add,
    addTwin,
    forget,
    settle,
    refusal: committeeRefusal,
  } = useSitting(view, { officers, committee, meeting, today })
  const reasons = useFollowing(words.defaultReasons.yes)
  const [minutes, setMinutes] = useState('')
  const sitting: Sitting = { ...begun, reasons: reasons.text, minutes }
  const tally = tallyOf(sitting, policy)
  const judged = judge(sitting, view, { today, policy })
  const gaps = gapsOf(sitting)
  const touch = (next: Partial<Sitting>): void => {
    change(next)
    const after = { ...sitting, ...next }
    const verdict = judge(after, view, { today, policy })
    reasons.follow(reasonsFor(after, verdict.ok ? verdict.value : undefined))
  }
  const submit = async (): Promise<void> => {
    rememberPlace(sitting.place)
    // the cloud compares the record with its committee, so all changes of seats must have been sent first
    if (!(await settle())) return
    if (await caseStep.run('deliberation.conclude', recordOf(sitting), doneText.concludeDeliberation))
      saveMeeting(org, withCase(meeting, sitting, view.row.id, today))
  }
  const field = fieldsOf(sitting, touch)
  const chairs = sitting.seats
    .filter((seat) => !seat.recused && seat.present)
    .map(({ name }) => ({ value: name, label: name }))
  return (
    <View className='case-form'>
      {meeting !== undefined && <Banner tone='blue' text={words.sameMeeting(meeting.cases.length)} />}
      <DateInput
        label={words.heldOn}
        value={sitting.heldOn}
        max={today}
        {...(view.survey === undefined ? {} : { min: view.survey.visitedOn })}
        onChange={(heldOn) => touch({ heldOn: heldOn as PlainDate })}
        testId='deliberation-date'
      />
      <TextInput
        label={words.place}
        hint={words.placeHint}
        {...field('place')}
        maxLength={60}
        testId='deliberation-place'
      />
      <Seats
        seats={sitting.seats}
        mustRecuse={(seat) => hasSurveyed(seat, view)}
        onChange={(seats) => touch({ seats })}
        onForget={forget}
        onAdd={add}
        onAddTwin={addTwin}
      />
      {committeeRefusal !== undefined && <RefusalCard refusal={committeeRefusal} />}
      <Banner
        tone={tally.present >= tally.wanted ? 'green' : 'amber'}
        text={`${words.count(tally.present, tally.voting, tally.wanted)}，${tally.present >= tally.wanted ? words.quorumMet : words.quorumMissing(tally.wanted - tally.present)}`}
      />
      <Select label={words.chair} options={chairs} {...field('chair')} testId='deliberation-chair' />
      <Check label={words.kinAsked} {...field('kinAsked')} testId='kin-asked' />
      <Section title={words.votes}>
        <Votes sitting={sitting} present={tally.present} onChange={touch} />
      </Section>
      <YesNo label={words.authentic} {...field('authentic')} testId='authentic' />
      <YesNo label={words.compliant} {...field('compliant')} testId='compliant' />
      <TextArea label={words.reasons} {...reasons.field} maxLength={500} testId='deliberation-reasons' />
      <Card title={words.preview} tone={previewTone(judged)}>
        {judged.ok ? (
          <View>
            <Tag tone={judged.value === 'endorsed' ? 'green' : 'red'}>{words[judged.value]}</Tag>
            <View className='case-hint'>{judged.value === 'endorsed' ? words.endorsedNext : words.declinedNext}</View>
          </View>
        ) : (
          <View className='case-words'>{refusalText(judged.refusal)}</View>
        )}
      </Card>
      <TextArea
        label={words.minutes}
        hint={words.minutesHint}
        value={minutes}
        onChange={setMinutes}
        maxLength={2000}
        testId='minutes'
      />
      {judged.ok && (
        <Button onTap={() => setMinutes(minutesOf(sitting, judged.value))} testId='make-minutes'>
          {words.makeMinutes}
        </Button>
      )}
      {gaps.length > 0 && <Banner tone='amber' text={gaps.map((gap) => words.gaps[gap]).join('、')} />}
      <Button
        kind='primary'
        block
        busy={caseStep.busy}
        disabled={!judged.ok || gaps.length > 0}
        onTap={() => void submit()}
        testId='deliberation-submit'
      >
        {words.submit}
      </Button>
    </View>
  )
}
