import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { Banner, Button, Card, Progress, Row } from '@src/components'
import { askMember } from '@src/text/agree'
import { apply } from '@src/text/apply'
import { consentText } from '@src/text/consent'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AskMember } from './ask-member'
import { type ConsentWant, consentsWanted } from './check'
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
  readonly onAgree: () => void
  /** called once the member has consented on their own phone */
  readonly onConfirmed: () => void
}
const One = ({ want, draft, how, onAgree, onConfirmed }: OneProps) => {
  const member = how === 'own-phone' ? draft.members.find(({ key }) => key === want.member) : undefined
  const [full, setFull] = useState(false)
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
      {member === undefined ? null : (
        <AskMember applicant={draft.applicant.name} member={member} onGiven={onConfirmed} />
      )}
      <Button kind={member === undefined ? 'primary' : 'plain'} block onTap={onAgree} testId='agree'>
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

/** Consents one by one; given ones stay visible and can be undone. */
export const ConsentsStep = ({ draft, set, wrongs, today, how }: StepProps) => {
  const wanted = consentsWanted(draft, today)
  const given = wanted.filter((want) => draft.consents.includes(keyOf(want)))
  const next = wanted.find((want) => !draft.consents.includes(keyOf(want)))
  return (
    <View>
      <Progress step={given.length} of={wanted.length} />
      <View>
        {textChanged(draft) ? <Banner tone='amber' text={apply.consentChanged} testId='consent-changed' /> : null}
      </View>
      {wrongs['consents'] === undefined || next === undefined ? null : <Banner tone='red' text={wrongs['consents']} />}
      {next === undefined ? (
        <Banner tone='green' text={apply.allAgreed} testId='all-agreed' />
      ) : (
        <One
          key={keyOf(next)}
          want={next}
          draft={draft}
          how={how}
          onConfirmed={() =>
            set((now) => ({
              consents: [...now.consents.filter((pair) => pair !== keyOf(next)), keyOf(next)],
              consentText: CONSENT_TEXT_VERSION,
              confirmed: [...(now.confirmed ?? []), next.member],
            }))
          }
          onAgree={() => set({ consents: [...draft.consents, keyOf(next)], consentText: CONSENT_TEXT_VERSION })}
        />
      )}
      {given.map((want) => (
        <Given key={keyOf(want)} want={want} draft={draft} set={set} />
      ))}
    </View>
  )
}
