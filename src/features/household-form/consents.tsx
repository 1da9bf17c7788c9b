import { CONSENT_TEXT_VERSION, type WhyThrough } from '@domain/consent/consent'
import { Banner, Button, Card, Choice, optionsOf, Progress, Row } from '@src/components'
import { whyThroughText } from '@src/text'
import { askMember } from '@src/text/agree'
import { apply } from '@src/text/apply'
import { consentText } from '@src/text/consent'
import { wrong } from '@src/text/fields'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AskMember } from './ask-member'
import { type ConsentWant, firstConsents, isGiven, lastConsents } from './check'
import type { FormDraft } from './draft'
import type { StepProps } from './step'
import { ME } from './suggest'

const keyOf = (want: ConsentWant): string => `${want.matter}:${want.member}`
const nameOf = (draft: FormDraft, member: string): string =>
  draft.members.find((one) => one.key === member)?.name ?? draft.applicant.name

const agreeLabel = (draft: FormDraft, want: ConsentWant, how: StepProps['how']): string => {
  if (how === 'on-glass') return apply.agreeGlass(nameOf(draft, want.member))
  return want.member === ME ? apply.agree : apply.agreeFor(nameOf(draft, want.member))
}

type OneProps = {
  readonly want: ConsentWant
  readonly draft: FormDraft
  readonly how: StepProps['how']
  readonly onAgree: (why?: WhyThrough) => void
  /** called once the member has consented on their own phone */
  readonly onConfirmed: () => void
}
const One = ({ want, draft, how, onAgree, onConfirmed }: OneProps) => {
  const member = how === 'own-phone' ? draft.members.find(({ key }) => key === want.member) : undefined
  const [full, setFull] = useState(false)
  const [why, setWhy] = useState<WhyThrough>()
  const [asked, setAsked] = useState(false)
  const words = consentText[want.matter]
  const title = want.matter === 'crosscheck' ? `${words.title}：${nameOf(draft, want.member)}` : words.title
  return (
    <Card title={title} testId='consent'>
      {words.brief.map((line) => (
        <Text key={line} className='consent-line'>
          {line}
        </Text>
      ))}
      <Button kind='quiet' onTap={() => setFull(!full)} testId='consent-full'>
        {full ? apply.hideFull : apply.readFull}
      </Button>
      {full ? (
        <View className='consent-full'>
          {words.full.map((line) => (
            <Text key={line} className='consent-line'>
              {line}
            </Text>
          ))}
        </View>
      ) : null}
      {member === undefined || member.otherId !== undefined ? null : (
        <AskMember applicant={draft.applicant.name} member={member} onGiven={onConfirmed} />
      )}
      {member === undefined ? null : (
        <Choice
          label={apply.whyNotOwn(nameOf(draft, want.member))}
          options={optionsOf(whyThroughText)}
          value={why}
          onChange={setWhy}
          error={asked && why === undefined ? wrong.why : undefined}
          testId='agree-why'
        />
      )}
      <Button
        kind={member === undefined ? 'primary' : 'plain'}
        block
        onTap={() => (member !== undefined && why === undefined ? setAsked(true) : onAgree(why))}
        testId='agree'
      >
        {agreeLabel(draft, want, how)}
      </Button>
    </Card>
  )
}

/** A given consent; one that members gave themselves can be revoked only by them. */
const Given = ({ want, draft, set }: { readonly want: ConsentWant } & Pick<StepProps, 'draft' | 'set'>) => {
  const title = consentText[want.matter].title
  const name = nameOf(draft, want.member)
  if (draft.confirmed?.includes(want.member) === true)
    return <Row label={title} value={`${name}，${askMember.own}`} testId='said-themselves' />
  return (
    <Row label={title} value={name}>
      <Button
        kind='quiet'
        label={`${title}，${apply.undo}`}
        onTap={() => set({ consents: draft.consents.filter((pair) => pair !== keyOf(want)) })}
      >
        {apply.undo}
      </Button>
    </Row>
  )
}

/**
 * Whether the consent text has changed since something was agreed to: the consents are then asked for again, with an
 * explanation.
 */
const textChanged = ({ consentText, consents }: FormDraft): boolean =>
  consentText !== undefined && consentText !== CONSENT_TEXT_VERSION && consents.length === 0

type AskProps = Pick<StepProps, 'draft' | 'set' | 'how'> & { readonly wanted: readonly ConsentWant[] }
/** Consents one by one; given ones stay visible and can be undone. */
const Ask = ({ draft, set, how, wanted }: AskProps) => {
  const given = wanted.filter((want) => isGiven(draft, want))
  const next = wanted.find((want) => !isGiven(draft, want))
  const give = (want: ConsentWant, more: (now: FormDraft) => Partial<FormDraft>): void =>
    set((now) => ({
      consents: [...now.consents.filter((pair) => pair !== keyOf(want)), keyOf(want)],
      consentText: CONSENT_TEXT_VERSION,
      ...more(now),
    }))
  return (
    <View>
      <View>
        {textChanged(draft) ? <Banner tone='amber' text={apply.consentChanged} testId='consent-changed' /> : null}
      </View>
      {next === undefined ? null : (
        <One
          key={keyOf(next)}
          want={next}
          draft={draft}
          how={how}
          onConfirmed={() => give(next, (now) => ({ confirmed: [...(now.confirmed ?? []), next.member] }))}
          onAgree={(why) =>
            give(next, (now) => (why === undefined ? {} : { whys: { ...now.whys, [next.member]: why } }))
          }
        />
      )}
      {given.map((want) => (
        <Given key={keyOf(want)} want={want} draft={draft} set={set} />
      ))}
    </View>
  )
}

/** What is agreed to before anything is asked: what becomes of the data, and of the sensitive data. */
export const FirstConsents = (props: Omit<AskProps, 'wanted'>) => <Ask {...props} wanted={firstConsents} />

/** The consents that depend on who belongs to the household, and the one to the notice. */
export const LastConsents = (props: StepProps) => {
  const { draft, today, wrongs } = props
  const wanted = lastConsents(draft, today)
  const given = wanted.filter((want) => isGiven(draft, want))
  return (
    <View>
      <Progress step={given.length} of={wanted.length} />
      {wrongs['consents'] === undefined ? null : <Banner tone='amber' text={wrongs['consents']} />}
      {given.length === wanted.length ? <Banner tone='green' text={apply.allAgreed} testId='all-agreed' /> : null}
      <Ask {...props} wanted={wanted} />
    </View>
  )
}
