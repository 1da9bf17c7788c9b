import { grantAllows } from '@domain/application/money/grant'
import { ASKED_NOW } from '@domain/application/satisfaction'
import type { CaseView } from '@domain/contract/views'
import { LONGEST } from '@domain/household/longest'
import { BankCard } from '@domain/kernel/identity-numbers'
import type { FileId } from '@domain/kernel/ids'
import { PROOF_TYPES, PROOFS, type ProofType } from '@domain/proof/index'
import { placesIn } from '@domain/proof/places'
import { Button, Card, Choice, filled, Row, TextArea, TextInput, Uploader, useFields, YesNo } from '@src/components'
import { type CaseStep, itemText, nameOf, stepButton } from '@src/features/case-page'
import { counterpartText, doneText, programmeText, proofText, yuanText } from '@src/text'
import { stepsOnBehalfText as words } from '@src/text/duties'
import { markText, questionText } from '@src/text/satisfaction'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

const typeOf = (item: string): ProofType | undefined => PROOF_TYPES.find((type) => type === item)

/** 补正: papers for every proof asked for, and a note about the rest. */
export const Correction = ({ view, caseStep }: Props) => {
  const [given, setGiven] = useState<Readonly<Partial<Record<ProofType, readonly FileId[]>>>>({})
  const [{ note }, field] = useFields({ note: '' })
  const items = view.correction?.items ?? []
  const types = items.flatMap((item) => typeOf(item) ?? [])
  const places = placesIn(items)
  const proofs = [...types, ...places].flatMap((type) => {
    const files = given[type] ?? []
    return files.length === 0 ? [] : [{ type, files: [...files] }]
  })
  const answered =
    types.every((type) => (given[type] ?? []).length > 0) &&
    (types.length === items.length || proofs.length > types.length || note.trim() !== '')
  return (
    <View className='case-form'>
      <Row label={words.asked} value={items.map(itemText).join('、')} />
      {[...types, ...places].map((type) => (
        <Uploader
          key={type}
          label={proofText[type].name}
          example={proofText[type].good}
          purpose='proof'
          value={given[type] ?? []}
          onChange={(files) => setGiven((now) => ({ ...now, [type]: files }))}
          max={PROOFS[type].filesMax}
          testId={`stand-in-${type}`}
        />
      ))}
      <TextArea label={words.correctionNote} {...field('note')} maxLength={300} testId='stand-in-note' />
      <Button
        kind='primary'
        {...stepButton(caseStep, 'case.answerCorrection', answered && { proofs, note }, doneText.answerCorrection)}
        testId='stand-in-correction'
      >
        {words.correctionSubmit}
      </Button>
    </View>
  )
}

type Asked = NonNullable<NonNullable<CaseView['check']>['asked']>[number]

const OneHit = ({ view, caseStep, asked }: Props & { readonly asked: Asked }) => {
  const [{ text, files }, field] = useFields({ text: '', files: [] as readonly FileId[] })
  return (
    <Card title={`${nameOf(view, asked.member)} · ${counterpartText[asked.counterpart].about}`}>
      <TextArea label={words.hitText} {...field('text')} maxLength={500} />
      <Uploader label={words.hitFiles} purpose='reply' {...field('files')} max={9} />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'case.answerHit',
          filled({ key: asked.key, text, files: [...files] }),
          doneText.answerHit,
        )}
      >
        {words.hitSubmit}
      </Button>
    </Card>
  )
}

export const Hits = ({ view, caseStep }: Props) => (
  <View>
    {(view.check?.asked ?? []).map((asked) =>
      asked.replied ? (
        <Card key={asked.key} title={`${nameOf(view, asked.member)} · ${counterpartText[asked.counterpart].about}`}>
          <View className='case-hint'>{words.replied}</View>
        </Card>
      ) : (
        <OneHit key={asked.key} view={view} caseStep={caseStep} asked={asked} />
      ),
    )}
  </View>
)

export const Reexamine = ({ caseStep }: Props) => {
  const [{ why, files }, field] = useFields({ why: '', files: [] as readonly FileId[] })
  return (
    <View className='case-form'>
      <TextArea label={words.reexamineWhy} {...field('why')} maxLength={500} />
      <Uploader label={words.reexamineFiles} purpose='reply' {...field('files')} max={9} />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'case.requestReexamination',
          filled({ why, files: [...files] }),
          doneText.requestReexamination,
        )}
      >
        {words.reexamineSubmit}
      </Button>
    </View>
  )
}

/** The worker's own account; the number is checked here before it is sent. */
export const Account = ({ view, caseStep }: Props) => {
  const [{ bank, branch, typed, holder, files }, field] = useFields({
    bank: view.declaration.account?.bank ?? '',
    branch: view.declaration.account?.branch ?? '',
    typed: '',
    holder: '',
    files: [] as readonly FileId[],
  })
  const number = BankCard.safeParse(typed.replace(/\s/g, ''))
  const [proof] = files
  const given = filled({ bank, number: number.data, holder, proof })
  const account = given && { ...given, branch: branch.trim() }
  return (
    <View className='case-form'>
      <View className='case-hint'>{words.accountLead}</View>
      <TextInput label={words.holder} {...field('holder')} maxLength={30} />
      <TextInput label={words.bank} {...field('bank')} maxLength={LONGEST.bank} />
      <TextInput label={words.branch} optional {...field('branch')} maxLength={LONGEST.branch} />
      <TextInput
        label={words.number}
        {...field('typed')}
        kind='number'
        maxLength={23}
        error={typed !== '' && !number.success ? words.numberWrong : undefined}
      />
      <Uploader label={words.accountProof} purpose='proof' {...field('files')} max={1} />
      <Button kind='primary' {...stepButton(caseStep, 'case.correctAccount', account, doneText.correctAccount)}>
        {words.accountSubmit}
      </Button>
    </View>
  )
}

const QUESTIONS = Object.values(questionText[ASKED_NOW])
const MARKS = markText.map((label, i) => ({ value: String(i + 1), label })).reverse()

const Receipt = ({ grant, caseStep }: { readonly grant: CaseView['grants'][number]; readonly caseStep: CaseStep }) => {
  const [{ arrived, said }, field] = useFields({ arrived: undefined as boolean | undefined, said: '' })
  const [marks, setMarks] = useState<readonly (string | undefined)[]>(QUESTIONS.map(() => undefined))
  const given = marks.flatMap((mark) => (mark === undefined ? [] : [Number(mark)]))
  return (
    <Card title={`${programmeText[grant.programme]} ${yuanText(grant.amount)}`}>
      <YesNo label={words.arrived} {...field('arrived')} />
      {arrived === true &&
        QUESTIONS.map((question, at) => (
          <Choice
            key={question}
            label={question}
            options={MARKS}
            value={marks[at]}
            onChange={(mark) => setMarks(marks.map((old, i) => (i === at ? mark : old)))}
          />
        ))}
      <TextArea label={words.receiptWords} {...field('said')} maxLength={300} />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'case.confirmReceipt',
          arrived !== undefined && {
            grant: grant.id,
            arrived,
            marks: arrived ? given : [],
            asked: ASKED_NOW,
            words: said,
          },
          doneText.confirmReceipt,
        )}
      >
        {words.receiptSubmit}
      </Button>
    </Card>
  )
}

export const Receipts = ({ view, caseStep }: Props) => (
  <View>
    {view.grants
      .filter((grant) => grantAllows('confirmReceipt', grant).ok)
      .map((grant) => (
        <Receipt key={grant.id} grant={grant} caseStep={caseStep} />
      ))}
  </View>
)
