import type { CallOutput } from '@domain/contract'
import type { CaseView } from '@domain/contract/views'
import type { Fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { PROGRAMME_KEYS, PROGRAMMES, type ProgrammeKey } from '@domain/programme/programme'
import { Banner, Card, Choice, MoneyInput, RefusalCard, Row, Section, Skeleton } from '@src/components'
import { useQuery } from '@src/gateway'
import { classText, fileLevelText, programmeText, relationText, schoolText, sourceText, yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { useState } from 'react'
import { oneOf } from '../common/filters'
import { useYear } from '../common/years'
import { Split } from './split'

const text = fundText.propose
const APPLICANT = 'm0' as MemberKey

type Proposal = CallOutput<'grant.propose'>

const peopleOf = (view: CaseView): { value: string; label: string; hint: string }[] => [
  { value: APPLICANT, label: view.declaration.applicant.name, hint: text.applicant },
  ...view.declaration.members.map((member) => ({
    value: member.key,
    label: member.name,
    hint: `${relationText[member.relation]}${member.schoolStage === undefined ? '' : ` ${schoolText[member.schoolStage]}`}`,
  })),
]

/** The proposed amount: the lesser of standard and cap. */
const Terms = ({ proposal, view }: { readonly proposal: Proposal; readonly view: CaseView }) => (
  <>
    {proposal.class !== undefined && <Row label={fundText.columns.class} value={classText[proposal.class]} />}
    <Row label={text.standard} value={yuanText(proposal.amount)} />
    {proposal.cap !== undefined && <Row label={text.cap} value={yuanText(proposal.cap)} />}
    {proposal.attention === true && <Banner tone='amber' text={text.attention} />}
    {proposal.notForLevel !== undefined && (
      <Banner
        tone='amber'
        text={text.notForLevel(
          proposal.notForLevel.map((source) => sourceText[source]).join('、'),
          view.determination === undefined ? '' : fileLevelText[view.determination.level],
        )}
        testId='not-for-level'
      />
    )}
    <Row label={text.given} value={yuanText(proposal.givenThisYear)} />
  </>
)

const Amount = ({
  view,
  what,
  proposal,
  onHeld,
  onStale,
}: {
  readonly view: CaseView
  readonly what: { readonly programme: ProgrammeKey; readonly member?: MemberKey; readonly year: number }
  readonly proposal: Proposal
  readonly onHeld: () => void
  readonly onStale: () => void
}) => {
  const [amount, setAmount] = useState<Fen | undefined>(proposal.amount)
  const tooMuch = amount !== undefined && amount > proposal.amount
  return (
    <>
      <Card>
        <Terms proposal={proposal} view={view} />
        <MoneyInput
          label={text.amount}
          hint={text.amountHint}
          value={amount}
          onChange={setAmount}
          {...(tooMuch ? { error: text.tooMuch(proposal.amount) } : {})}
        />
      </Card>
      {amount !== undefined && amount > 0 && !tooMuch && (
        <Split
          key={amount}
          view={view}
          what={{ ...what, amount }}
          lines={proposal.lines}
          onHeld={onHeld}
          onStale={onStale}
        />
      )}
    </>
  )
}

/** Asks for programme and person, then shows the amount by the standard. */
export const GrantForm = ({
  view,
  onHeld,
  onStale,
}: {
  readonly view: CaseView
  readonly onHeld: () => void
  readonly onStale: () => void
}) => {
  const { year, select } = useYear()
  const [programme, setProgramme] = useState<ProgrammeKey>()
  const [member, setMember] = useState<MemberKey>()
  const perPerson = programme !== undefined && PROGRAMMES[programme].unit === 'person'
  const complete = programme !== undefined && year !== undefined && (!perPerson || member !== undefined)
  const what = {
    programme: programme ?? 'living',
    year: year ?? 2000,
    ...(perPerson && member !== undefined ? { member } : {}),
  }
  const { data, refusal, loading } = useQuery('grant.propose', { caseId: view.row.id, ...what }, { skip: !complete })
  const fresh = complete && !loading && refusal === undefined ? data : undefined
  return (
    <>
      <Section title={text.programme}>
        <Card>
          {select}
          <Choice
            label={text.programme}
            options={PROGRAMME_KEYS.map((value) => ({
              value,
              label: programmeText[value],
              hint: PROGRAMMES[value].unit === 'person' ? text.perPerson : text.perHousehold,
            }))}
            value={programme}
            onChange={(value) => setProgramme(oneOf(PROGRAMME_KEYS, value))}
            testId='programme'
          />
          {perPerson && (
            <Choice
              label={text.member}
              options={peopleOf(view)}
              value={member}
              onChange={(value) => setMember(value as MemberKey)}
              testId='member'
            />
          )}
        </Card>
      </Section>
      {complete && loading && <Skeleton lines={3} />}
      {complete && refusal !== undefined && <RefusalCard refusal={refusal} />}
      {fresh !== undefined && (
        <Amount key={JSON.stringify(what)} view={view} what={what} proposal={fresh} onHeld={onHeld} onStale={onStale} />
      )}
    </>
  )
}
