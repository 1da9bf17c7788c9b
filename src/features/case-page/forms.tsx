import type { CallInput } from '@domain/contract'
import type { ObjectionView } from '@domain/contract/objection'
import type { CaseView } from '@domain/contract/views'
import { PROOF_TYPES } from '@domain/proof/index'
import { AskTwice, Button, Choice, Choices, filled, optionsOf, TextArea, YesNo } from '@src/components'
import { correctionItemText, doneText, refusalReasonText } from '@src/text'
import { objectionText } from '@src/text/notice'
import { reviewText } from '@src/text/review'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type * as z from 'zod/mini'
import { unmetProofs } from './facts'
import { ObjectionCard } from './notice'
import { correctionWords, itemName, type Reason, refusalWords, suggestedReasons } from './prefill'
import { type CaseStep, stepButton } from './use-case'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

/** A text generated from the ticked choices until the person edits it. */
export const useFollowing = (first: string) => {
  const [text, setText] = useState(first)
  const [own, setOwn] = useState(false)
  return {
    text,
    /** the props of the input for the text */
    field: {
      value: text,
      onChange: (next: string) => {
        setOwn(next !== '')
        setText(next)
      },
    },
    follow: (next: string) => {
      if (!own) setText(next)
    },
  }
}

type Item = CallInput<'case.requestCorrection'>['items'][number]

/** 补正: everything that is missing, requested together. */
export const CorrectionForm = ({ view, caseStep }: Props) => {
  const [items, setItems] = useState<Item[]>([...unmetProofs(view)])
  const note = useFollowing(correctionWords(items))
  const wanted = PROOF_TYPES.filter((type) => view.wanted.includes(type))
  const others = PROOF_TYPES.filter((type) => !view.wanted.includes(type))
  const options = [...wanted, ...others, ...(Object.keys(correctionItemText) as Item[])].map((value) => ({
    value,
    label: itemName(value),
  }))
  return (
    <View className='case-form'>
      <View className='case-hint'>{reviewText.correctionLead}</View>
      <Choices
        label={reviewText.correctionItems}
        options={options}
        value={items}
        onChange={(next) => {
          setItems(next)
          note.follow(correctionWords(next))
        }}
        testId='correction-items'
      />
      <TextArea label={reviewText.correctionNote} {...note.field} maxLength={500} testId='correction-note' />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'case.requestCorrection',
          items.length > 0 && filled({ items, note: note.text }),
          doneText.requestCorrection,
        )}
        testId='correction-submit'
      >
        {reviewText.correctionSubmit}
      </Button>
    </View>
  )
}

const REASONS = optionsOf(refusalReasonText)

/** Ticked reasons generate the text, which is sent to the worker as written. */
export const RefuseForm = ({ view, caseStep }: Props) => {
  const [reasons, setReasons] = useState<Reason[]>([...suggestedReasons(view)])
  const words = useFollowing(refusalWords(reasons, view))
  const refusal = reasons.length > 0 && reasons.length <= 6 && filled({ reasons, words: words.text })
  return (
    <View className='case-form'>
      <View className='case-hint'>{reviewText.refuseLead}</View>
      <Choices
        label={reviewText.refuseReasons}
        options={REASONS}
        value={reasons}
        onChange={(next) => {
          setReasons(next)
          words.follow(refusalWords(next, view))
        }}
        testId='refuse-reasons'
      />
      <TextArea label={reviewText.refuseWords} {...words.field} maxLength={500} testId='refuse-words' />
      <AskTwice
        kind='danger'
        words={reviewText.refuseSubmit}
        title={reviewText.confirmTitle}
        {...stepButton(caseStep, 'case.refuse', refusal, doneText.refuse)}
        testId='refuse-submit'
        sureId='refuse-confirm'
      >
        <View className='case-words'>{reviewText.confirmWords}</View>
      </AskTwice>
    </View>
  )
}

type Outcome = keyof typeof objectionText.outcomes
const OUTCOMES: Record<'yes' | 'no', readonly Outcome[]> = {
  no: ['continue'],
  yes: ['new-survey', 'refusal', 'continue'],
}

/** The written answer to one objection, by a person who did not survey. */
export const AnswerObjection = ({
  objection,
  caseStep,
}: {
  readonly objection: z.infer<typeof ObjectionView>
  readonly caseStep: CaseStep
}) => {
  const [upheld, setUpheld] = useState<boolean>()
  const [outcome, setOutcome] = useState<Outcome>()
  const reasons = useFollowing('')
  const choose = (next: boolean) => {
    setUpheld(next)
    setOutcome(next ? 'new-survey' : 'continue')
    reasons.follow(next ? objectionText.draft.yes : objectionText.draft.no)
  }
  return (
    <View className='case-form'>
      <ObjectionCard objection={objection} />
      <YesNo label={objectionText.upheldAsk} value={upheld} onChange={choose} testId='objection-upheld' />
      {upheld !== undefined && (
        <Choice
          label={objectionText.next}
          options={OUTCOMES[upheld ? 'yes' : 'no'].map((value) => ({
            value,
            label: objectionText.outcomes[value],
            hint: objectionText.outcomeHints[value],
          }))}
          value={outcome}
          onChange={setOutcome}
          testId='objection-outcome'
        />
      )}
      <TextArea
        label={objectionText.reasons}
        hint={objectionText.reasonsHint}
        {...reasons.field}
        maxLength={500}
        testId='objection-reasons'
      />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'objection.answer',
          filled({ objection: objection.id, upheld, reasons: reasons.text, outcome }),
          doneText.answerObjection,
        )}
        testId='objection-submit'
      >
        {objectionText.submit}
      </Button>
    </View>
  )
}
