import type { CaseView } from '@domain/contract/views'
import { unanswered } from '@domain/crosscheck/crosscheck'
import { AskTwice, Banner, Button, Card, Choice, filled, optionsOf, Row, TextArea, useFields } from '@src/components'
import { type CaseStep, memberKeys, stepButton } from '@src/features/case-page'
import { counterpartText, doneText } from '@src/text'
import { crosscheckText } from '@src/text/crosscheck'
import { deliberationText } from '@src/text/deliberation'
import { reviewText as words } from '@src/text/review'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

export const Approve = ({ caseStep }: Pick<Props, 'caseStep'>) => {
  const [{ opinion }, field] = useFields({ opinion: words.opinionDefault as string })
  return (
    <View className='case-form'>
      <TextArea label={words.opinion} {...field('opinion')} maxLength={500} testId='opinion' />
      <Button
        kind='primary'
        {...stepButton(caseStep, 'review.approve', filled({ opinion }), doneText.countyApprove)}
        testId='approve-submit'
      >
        {words.approveSubmit}
      </Button>
    </View>
  )
}

/** 接过评议: the base union has not deliberated by its due day. */
export const TakeUp = ({ caseStep }: Pick<Props, 'caseStep'>) => (
  <View className='case-form'>
    <View className='case-hint'>{deliberationText.takeUpLead}</View>
    <Button
      kind='primary'
      {...stepButton(caseStep, 'deliberation.takeUp', {}, doneText.takeUp)}
      testId='take-up-submit'
    >
      {deliberationText.takeUpSubmit}
    </Button>
  </View>
)

/** What still prevents completing the cross-check, in words; the cloud refuses by the same facts. */
export const Complete = ({ view, caseStep }: Props) => {
  const full = view.check?.full
  const missing = full === undefined ? [] : unanswered(full, memberKeys(view))
  const open = full?.hits.filter((hit) => hit.verdict === undefined).length ?? 0
  return (
    <View className='case-form'>
      <View className='case-hint'>{crosscheckText.completeLead}</View>
      {missing.length > 0 && (
        <Banner tone='amber' text={crosscheckText.notAll(missing.map((c) => counterpartText[c].bureau).join('、'))} />
      )}
      {open > 0 && <Banner tone='amber' text={crosscheckText.openHits(open)} />}
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'crosscheck.complete',
          open === 0 && missing.length === 0 && {},
          doneText.completeCrosscheck,
        )}
        testId='complete-submit'
      >
        {crosscheckText.complete}
      </Button>
    </View>
  )
}

const UPHOLD = [
  { value: 'no', label: words.reexaminationNo, hint: words.reexaminationNoHint },
  { value: 'yes', label: words.reexaminationYes, hint: words.reexaminationYesHint },
] as const

export const Reexamination = ({ view, caseStep }: Props) => {
  const [{ upheld, reasons }, field] = useFields({ upheld: undefined as 'yes' | 'no' | undefined, reasons: '' })
  return (
    <View className='case-form'>
      {view.reexamination !== undefined && (
        <Card tone='calm'>
          <Row label={words.reexaminationWhy} value={view.reexamination.why} />
        </Card>
      )}
      <Choice label={words.reexaminationUphold} options={UPHOLD} {...field('upheld')} testId='reexamination' />
      <TextArea
        label={words.reexaminationReasons}
        {...field('reasons')}
        maxLength={500}
        testId='reexamination-reasons'
      />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'reexamination.decide',
          filled({ upheld: upheld && upheld === 'yes', reasons }),
          doneText.decideReexamination,
        )}
        testId='reexamination-submit'
      >
        {words.reexaminationSubmit}
      </Button>
    </View>
  )
}

const EXITS = optionsOf(words.exits)

/** Rarely used, and the only action left on an open file, so the form opens by a tap and is not mistaken for the next step. */
export const Exit = ({ caseStep }: Pick<Props, 'caseStep'>) => {
  const [open, setOpen] = useState(false)
  const [{ because, why }, field] = useFields({ because: undefined as keyof typeof words.exits | undefined, why: '' })
  if (!open)
    return (
      <Button onTap={() => setOpen(true)} testId='exit-open'>
        {words.exitSubmit}
      </Button>
    )
  return (
    <View className='case-form'>
      <Choice label={words.exitBecause} options={EXITS} {...field('because')} testId='exit-because' />
      <TextArea label={words.exitWords} {...field('why')} maxLength={300} testId='exit-words' />
      <AskTwice
        kind='danger'
        words={words.exitSubmit}
        title={words.exitConfirm}
        {...stepButton(caseStep, 'dossier.exit', filled({ because, words: why }), doneText.exit)}
        testId='exit-submit'
        sureId='exit-confirm'
      />
    </View>
  )
}
