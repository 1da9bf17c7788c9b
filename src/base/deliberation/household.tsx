import { seatLabel } from '@domain/deliberation/committee'
import { Banner, Button, Card, Choice, RefusalCard, Row, Stepper, Tag, Tap, TextArea, TextInput } from '@src/components'
import { go } from '@src/gateway'
import { refusalText } from '@src/text'
import { deliberationText as words } from '@src/text/deliberation'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type Gap, type Household, isUnanimous, reasonsFor, type Sitting, VERDICTS } from './draft'
import { HandUp } from './hand-up'
import { answersOf } from './meeting'
import type { Conduct } from './use-meeting'
import { placesFor } from './where'

/** Asked at the top of the page, once for the meeting. */
const OF_MEETING: readonly Gap[] = ['place', 'entitled', 'ballot', 'kinAsked']

type Part = { readonly household: Household; readonly conduct: Conduct; readonly sitting: Sitting }
type DecidedProps = Part & { /** all were in favour, said by one tap */ readonly onAgreed: () => void }

/** The members recused for this household, and how one more declares themselves kin of it. */
const Recusals = ({ household: { id }, conduct, sitting: { seats } }: Part) => {
  const [open, setOpen] = useState(false)
  const { kin } = answersOf(conduct.meeting, id)
  const free = seats.filter((seat) => seat.present && !seat.recused)
  const fixed = seats.filter((seat) => seat.recused && !kin.some(({ who }) => who === seatLabel(seat)))
  return (
    <View>
      {fixed.length > 0 && (
        <View className='case-hint'>
          {words.recusedHere(fixed.map((seat) => `${seatLabel(seat)}（${seat.recusedBecause}）`).join('、'))}
        </View>
      )}
      {kin.map(({ who, why }) => (
        <View key={who}>
          <TextInput
            label={words.recuseWhy(who)}
            placeholder={words.kinHint}
            value={why}
            onChange={(next) =>
              conduct.answer(id, { kin: kin.map((one) => (one.who === who ? { who, why: next } : one)) })
            }
            maxLength={60}
          />
          <Button
            kind='quiet'
            onTap={() => conduct.answer(id, { kin: kin.filter((one) => one.who !== who) })}
            label={`${who}，${words.notRecused}`}
          >
            {words.notRecused}
          </Button>
        </View>
      ))}
      {open ? (
        <Choice
          label={words.whoIsKin}
          options={free.map((seat) => ({ value: seatLabel(seat), label: seatLabel(seat) }))}
          value={undefined}
          onChange={(who) => {
            conduct.answer(id, { kin: [...kin, { who, why: '' }] })
            setOpen(false)
          }}
          testId={`kin-${id}`}
        />
      ) : (
        free.length > 0 && (
          <Button kind='quiet' onTap={() => setOpen(true)} testId={`has-kin-${id}`}>
            {words.hasKin}
          </Button>
        )
      )}
    </View>
  )
}

const VOTES = ['for', 'against', 'abstain'] as const

const Votes = ({ household: { id }, conduct, sitting }: Part) => {
  const { votes } = sitting
  const present = sitting.seats.filter((seat) => seat.present && !seat.recused).length
  const cast = VOTES.reduce((sum, one) => sum + (votes[one] ?? 0), 0)
  return (
    <View>
      <View className='case-votes'>
        {VOTES.map((one) => (
          <Stepper
            key={one}
            label={words.voteOf[one]}
            value={votes[one]}
            onChange={(n) => conduct.answer(id, { votes: { ...votes, [one]: n } })}
            max={60}
            testId={`vote-${one}-${id}`}
          />
        ))}
      </View>
      <View className='case-hint'>{words.votesSum(cast, present)}</View>
    </View>
  )
}

/** The judgement and the votes one by one. */
const Apart = (part: Part) => (
  <>
    <Choice
      label={words.verdict}
      options={VERDICTS.map((value) => ({ value, label: words.verdicts[value] }))}
      value={part.sitting.verdict}
      onChange={(verdict) => part.conduct.answer(part.household.id, { verdict })}
      testId={`verdict-${part.household.id}`}
    />
    <Votes {...part} />
  </>
)

/**
 * What the meeting decided about this household. Most are agreed on by everybody present, which is said by one tap; anything else is
 * entered part by part. Nothing is answered before.
 */
const Decided = ({ onAgreed, ...part }: DecidedProps) => {
  const { household, conduct, sitting } = part
  const { id, name } = household
  const { verdict, votes } = sitting
  const agreed = isUnanimous(sitting)
  const begun = verdict !== undefined || votes.for !== undefined || votes.against !== undefined
  const [apart, setApart] = useState(begun && !agreed)
  const free = sitting.seats.filter((seat) => seat.present && !seat.recused).length
  if (apart) return <Apart {...part} />
  if (agreed)
    return (
      <>
        <Row label={words.verdict} value={words.allFor(free)} />
        <Button kind='quiet' onTap={() => setApart(true)} label={`${name}，${words.change}`} testId={`apart-${id}`}>
          {words.change}
        </Button>
      </>
    )
  if (free === 0) return <View className='case-hint'>{words.nobodyYet}</View>
  return (
    <View className='stack'>
      <Button
        block
        label={`${name}，${words.allFor(free)}`}
        onTap={() => {
          conduct.answer(id, { verdict: 'yes', votes: { for: free, against: 0, abstain: 0 } })
          onAgreed()
        }}
        testId={`all-for-${id}`}
      >
        {words.allFor(free)}
      </Button>
      <Button block kind='quiet' onTap={() => setApart(true)} label={`${name}，${words.apart}`} testId={`apart-${id}`}>
        {words.apart}
      </Button>
    </View>
  )
}

const Reasons = ({ household: { id }, conduct, sitting, suggested }: Part & { readonly suggested: string }) => {
  const [open, setOpen] = useState(sitting.reasons !== undefined)
  if (!open)
    return (
      <View>
        <Row label={words.reasons} value={suggested} />
        <Button kind='quiet' onTap={() => setOpen(true)} testId={`reasons-open-${id}`}>
          {words.changeReasons}
        </Button>
      </View>
    )
  return (
    <TextArea
      label={words.reasons}
      value={sitting.reasons ?? suggested}
      onChange={(reasons) => conduct.answer(id, { reasons: reasons.trim() === '' ? undefined : reasons })}
      maxLength={500}
      testId={`reasons-${id}`}
    />
  )
}

type Props = {
  readonly household: Household
  readonly conduct: Conduct
  readonly isBase: boolean
  /** handing up is offered for the whole meeting, not on each card as well */
  readonly together?: boolean
}

/** An answered household takes one line, so that the next one comes to where the thumb is. */
type FoldedProps = {
  readonly name: string
  readonly said: string
  readonly onOpen: () => void
  readonly testId: string
}
const Folded = ({ name, said, onOpen, testId }: FoldedProps) => (
  <Tap className='household-folded' onTap={onOpen} label={`${name}，${said}，${words.unfold}`} testId={testId}>
    <Text className='work-name'>{name}</Text>
    <Tag tone='green'>{said}</Tag>
    <Text className='card-link'>{words.unfold}</Text>
  </Tap>
)

/** What was found, who is recused, the vote and the judgement; the whole file is one tap away. */
const Whole = ({ household, conduct, isBase, together = false, onFold }: Props & { readonly onFold: () => void }) => {
  const { id, name } = household
  const { sitting, judged, gaps } = conduct.stateOf(household)
  const part = { household, conduct, sitting }
  const own = gaps.filter((gap) => !OF_MEETING.includes(gap))
  const free = sitting.seats.filter((seat) => seat.present && !seat.recused)
  const refusal = conduct.refusals[id]
  const ready = conduct.isReady(household)
  const { kin, votes, verdict } = answersOf(conduct.meeting, id)
  const begun = kin.length > 0 || verdict !== undefined || Object.values(votes).some((n) => n !== undefined)
  const noQuorum = !judged.ok && judged.refusal.code === 'QUORUM_NOT_MET'
  return (
    <Card
      title={name}
      aside={
        ready ? (
          <Button kind='quiet' onTap={onFold} label={`${name}，${words.answered}，${words.fold}`} testId={`fold-${id}`}>
            {words.fold}
          </Button>
        ) : (
          <Tag tone='plain'>{words.open}</Tag>
        )
      }
      testId={`household-${id}`}
    >
      <Row label={words.living} value={household.living} />
      <Row label={words.surveyedBy} value={household.surveyorNames.join(words.minutesLine.separator)} />
      <View className='household-file'>
        <Button onTap={() => go(placesFor(isBase).case, { id })} label={`${name}，${words.file}`} testId={`file-${id}`}>
          {words.file}
        </Button>
      </View>
      {household.mayConclude ? (
        <>
          <Recusals {...part} />
          {sitting.chair === '' && conduct.meeting.chair !== '' && (
            <Choice
              label={words.chairHere}
              options={free.map((seat) => ({ value: seat.name, label: seat.name }))}
              value={answersOf(conduct.meeting, id).chair}
              onChange={(chair) => conduct.answer(id, { chair })}
              testId={`chair-${id}`}
            />
          )}
          <Decided {...part} onAgreed={onFold} />
          {sitting.verdict !== undefined && judged.ok && (
            <>
              <Row label={words.preview}>
                <Tag tone={judged.value === 'endorsed' ? 'green' : 'amber'}>{words[judged.value]}</Tag>
              </Row>
              {judged.value === 'declined' && <View className='case-hint'>{words.declinedNext}</View>}
              <Reasons {...part} suggested={reasonsFor(sitting, judged.value)} />
            </>
          )}
          {begun && own.length > 0 && <View className='case-hint'>{own.map((gap) => words.gaps[gap]).join('、')}</View>}
          {!judged.ok && (own.length === 0 || (noQuorum && conduct.meeting.present.length > 0)) && (
            <Banner tone='amber' text={refusalText(judged.refusal)} />
          )}
        </>
      ) : (
        <View className='case-hint'>{words.notYou}</View>
      )}
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {household.mayHandUp && noQuorum && !together && <HandUp households={[household]} conduct={conduct} />}
    </Card>
  )
}

/** One household of the meeting. */
export const HouseholdCard = (props: Props) => {
  const { household, conduct } = props
  const { id, name } = household
  const { sitting, judged } = conduct.stateOf(household)
  const ready = conduct.isReady(household)
  const [folded, fold] = useState(ready)
  if (!folded || !ready || !judged.ok || conduct.refusals[id] !== undefined)
    return <Whole {...props} onFold={() => fold(true)} />
  return (
    <Folded
      name={name}
      said={isUnanimous(sitting) ? words.allForShort : words[judged.value]}
      onOpen={() => fold(false)}
      testId={`unfold-${id}`}
    />
  )
}
