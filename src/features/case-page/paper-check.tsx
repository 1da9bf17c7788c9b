import type { CaseView } from '@domain/contract/views'
import type { FileId } from '@domain/kernel/ids'
import { PROOF_TYPES, type ProofType } from '@domain/proof/index'
import { Button, Card, Check, Empty, filled, TextArea } from '@src/components'
import { doneText, proofText } from '@src/text'
import { proofSectionText, paperCheckText as words } from '@src/text/case-page'
import { reviewText } from '@src/text/review'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { unmetProofs } from './facts'
import { useFollowing } from './forms'
import { Paper } from './paper'
import { correctionWords } from './prefill'
import { type CaseStep, stepButton } from './use-case'

type Sheet = { readonly type: ProofType; readonly title: string; readonly file?: FileId; readonly excuse?: string }

/** One screen for each photo; a paper that was not handed in has a screen with the reason, if there is one. */
const sheetsOf = (view: Pick<CaseView, 'proofs' | 'wanted'>): readonly Sheet[] =>
  PROOF_TYPES.flatMap((type): readonly Sheet[] => {
    const answer = view.proofs.find((proof) => proof.type === type)
    const files = answer?.files ?? []
    if (files.length > 0)
      return files.map((file, at) => ({ type, file, title: words.sheet(proofText[type].name, at + 1, files.length) }))
    if (!view.wanted.includes(type)) return []
    return [{ type, title: proofText[type].name, excuse: answer?.cannotGet ?? '' }]
  })

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

/**
 * 受理 is a check of papers: all of them are leafed through once, and only what is wanting is marked. Then either everything is in
 * order, or the letter that asks for the rest is already written. The log keeps which papers were shown.
 */
export const PaperCheck = ({ view, caseStep }: Props) => {
  const sheets = sheetsOf(view)
  const [at, setAt] = useState(0)
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set([0]))
  // what was neither handed in nor excused is wanting, whoever looks
  const [marked, setMarked] = useState<readonly ProofType[]>(unmetProofs(view))
  const note = useFollowing(correctionWords(marked))
  const sheet = sheets[at]
  const go = (to: number): void => {
    if (to < 0 || to >= sheets.length) return
    setAt(to)
    setShown((before) => new Set([...before, to]))
  }
  const mark = (type: ProofType, wanting: boolean): void => {
    const next = wanting ? [...marked, type] : marked.filter((one) => one !== type)
    setMarked(next)
    note.follow(correctionWords(next))
  }
  const left = sheets.length - shown.size
  const opened = [...new Set(sheets.map(({ type }) => type))]
  return (
    <View className='case-form'>
      {sheet === undefined ? (
        <Empty title={words.none} />
      ) : (
        <Card title={sheet.title} aside={words.count(at + 1, sheets.length)} testId='paper-check'>
          {sheet.file === undefined ? (
            <View className='case-words'>
              {sheet.excuse === undefined || sheet.excuse === ''
                ? proofSectionText.missing
                : proofSectionText.cannotGet(sheet.excuse)}
            </View>
          ) : (
            <Paper key={sheet.file} file={sheet.file} label={sheet.title} />
          )}
          <Check
            label={words.wanting(proofText[sheet.type].name)}
            value={marked.includes(sheet.type)}
            onChange={(wanting) => mark(sheet.type, wanting)}
            testId={`wanting-${sheet.type}`}
          />
          <View className='paper-turns'>
            <Button disabled={at === 0} onTap={() => go(at - 1)} testId='paper-before'>
              {words.before}
            </Button>
            <Button disabled={at === sheets.length - 1} onTap={() => go(at + 1)} testId='paper-next'>
              {words.next}
            </Button>
          </View>
        </Card>
      )}
      {left > 0 && <View className='case-hint'>{words.left(left)}</View>}
      {left === 0 && marked.length === 0 && (
        <Button
          kind='primary'
          block
          {...stepButton(caseStep, 'case.accept', { opened }, doneText.accept)}
          testId='accept-submit'
        >
          {words.accept}
        </Button>
      )}
      {left === 0 && marked.length > 0 && (
        <View>
          <TextArea label={reviewText.correctionNote} {...note.field} maxLength={500} testId='check-note' />
          <Button
            kind='primary'
            block
            {...stepButton(
              caseStep,
              'case.requestCorrection',
              filled({ items: [...marked], note: note.text }),
              doneText.requestCorrection,
            )}
            testId='check-correct'
          >
            {words.correct(marked.length)}
          </Button>
          <Button {...stepButton(caseStep, 'case.accept', { opened }, doneText.accept)} testId='accept-anyway'>
            {words.acceptAnyway}
          </Button>
        </View>
      )}
    </View>
  )
}
