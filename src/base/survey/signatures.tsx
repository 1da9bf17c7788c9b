import { Banner, Button, Check, fieldsOf, TextInput } from '@src/components'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Change, type Kept, type SurveyDraft, surveyorsOf } from './draft'
import { KeptSignature } from './kept'

type Props = { readonly draft: SurveyDraft; readonly change: Change }

/** What is signed, in one line for those who sign. */
const ReadBack = ({ draft: { incomes, expenditures, photos } }: Pick<Props, 'draft'>) => {
  const rows = [...incomes, ...expenditures]
  const count = (state: string): number => rows.filter((row) => row.state === state).length
  const words = surveyText.readBack(rows.length, count('same'), count('corrected') + count('removed') + count('added'))
  return <View className='case-words'>{`${words}；${surveyText.photoCount(photos.length)}`}</View>
}

const APPLICANT = 'applicant'

type Signer = {
  readonly key: string
  readonly label: string
  readonly kept: Kept | undefined
  readonly keep: (kept: Kept | undefined) => void
}

/** Who can sign the record: whoever of the officers went along, and the applicant. */
const signersOf = ({ draft, change }: Props): readonly Signer[] => [
  ...draft.officers.map(({ person, name }) => ({
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
          key: APPLICANT,
          label: surveyText.applicantSign,
          kept: draft.applicantSignature,
          keep: (applicantSignature: Kept | undefined) => change({ applicantSignature }),
        },
      ]),
]

/** Once enough officers have signed, the applicant is next, and the other officers may still sign. */
const nextOf = (draft: SurveyDraft, open: readonly Signer[]): Signer | undefined => {
  const [first] = open
  if (surveyorsOf(draft).length < draft.surveyorsMin) return first
  return open.find(({ key }) => key === APPLICANT)
}

/** One signer at a time; whoever is at hand may go first. Who signs as surveyor is one: nobody else is asked for. */
export const Signatures = ({ draft, change }: Props) => {
  const field = fieldsOf(draft, change)
  const [chosen, choose] = useState<string>()
  const signers = signersOf({ draft, change })
  const open = signers.filter(({ kept }) => kept === undefined)
  const now = open.find(({ key }) => key === chosen) ?? nextOf(draft, open)
  return (
    <View>
      <ReadBack draft={draft} />
      <View className='case-hint'>{surveyText.surveyorsHint(draft.surveyorsMin)}</View>
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
