import type { CaseView } from '@domain/contract/views'
import type { ProofType } from '@domain/proof/index'
import { Button, Check, Empty, filled, Row, TextArea } from '@src/components'
import { testAttribute } from '@src/components/a11y'
import { doneText, proofText } from '@src/text'
import { paperCheckText as words } from '@src/text/case-page'
import { reviewText } from '@src/text/review'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { InBar } from './bar'
import { unmetProofs } from './facts'
import { useFollowing } from './forms'
import { PaperViewer } from './papers'
import { correctionWords } from './prefill'
import { leafOf } from './proofs'
import { sheetsOf } from './sheets'
import { type CaseStep, stepButton } from './use-case'
import { useWide } from './wide'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

/**
 * 受理 is a check of papers: all of them are leafed through once, and only what is wanting is marked. Then either everything is in
 * order, or the letter that asks for the rest is already written. The log keeps which papers were shown.
 */
export const PaperCheck = ({ view, caseStep }: Props) => {
  const sheets = sheetsOf(view)
  const [at, setAt] = useState(0)
  const wide = useWide()
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set(wide ? [0] : []))
  // what was neither handed in nor excused is wanting, whoever looks
  const [marked, setMarked] = useState<readonly ProofType[]>(unmetProofs(view))
  const note = useFollowing(correctionWords(marked))
  const sheet = sheets[at]
  const go = (to: number): void => {
    setAt(to)
    setShown((before) => new Set([...before, to]))
  }
  const look = (): void => {
    setOpen(true)
    go(at)
  }
  const mark = (type: ProofType, wanting: boolean): void => {
    const next = wanting ? [...marked, type] : marked.filter((one) => one !== type)
    setMarked(next)
    note.follow(correctionWords(next))
  }
  const left = sheets.length - shown.size
  const opened = [...new Set(sheets.map(({ type }) => type))]
  const letter = filled({ items: [...marked], note: note.text })
  const accepted = stepButton(caseStep, 'case.accept', { opened }, doneText.accept)
  const asked = stepButton(caseStep, 'case.requestCorrection', letter, doneText.requestCorrection)
  // what the cloud answers is said on the page below
  const acceptNow = (): void => {
    setOpen(false)
    accepted.onTap()
  }
  const viewer = (foot: ReactNode) => (
    <PaperViewer
      leaves={sheets.map(leafOf(view))}
      at={at}
      onAt={go}
      inline={wide}
      {...(wide ? {} : { onClose: () => setOpen(false) })}
    >
      {sheet !== undefined && (
        <View className='paper-mark'>
          <Check
            label={words.wanting(proofText[sheet.type].name)}
            value={marked.includes(sheet.type)}
            onChange={(wanting) => mark(sheet.type, wanting)}
            testId={`wanting-${sheet.type}`}
          />
          {foot}
        </View>
      )}
    </PaperViewer>
  )
  return (
    <View className='case-form' {...testAttribute('paper-check')}>
      {sheets.length === 0 && <Empty title={words.none} />}
      {sheets.length > 0 && wide && viewer(null)}
      {sheets.length > 0 && !wide && (
        <Row
          label={words.lookFirst}
          value={left === 0 ? words.lookedAll : words.left(left)}
          onTap={look}
          testId='papers-again'
        />
      )}
      {open &&
        !wide &&
        viewer(
          left > 0 ? null : marked.length === 0 ? (
            <Button {...accepted} kind='primary' block onTap={acceptNow} testId='accept-submit'>
              {words.accept}
            </Button>
          ) : (
            <Button block onTap={() => setOpen(false)} testId='papers-seen'>
              {words.seen}
            </Button>
          ),
        )}
      {left === 0 && marked.length > 0 && (
        <View>
          <TextArea label={reviewText.correctionNote} {...note.field} maxLength={500} testId='check-note' />
          <Button {...accepted} testId='accept-anyway'>
            {words.acceptAnyway}
          </Button>
        </View>
      )}
      {left > 0 && wide && (
        <InBar
          said={words.left(left)}
          main={{
            words: words.next,
            onTap: () => go(sheets.findIndex((_, no) => !shown.has(no))),
            testId: 'papers-next',
          }}
        />
      )}
      {left > 0 && !wide && <InBar main={{ words: words.look(left), onTap: look, testId: 'papers-open' }} />}
      {left === 0 && marked.length === 0 && (wide || !open) && (
        <InBar main={{ ...accepted, words: words.accept, testId: 'accept-submit' }} />
      )}
      {left === 0 && marked.length > 0 && (
        <InBar main={{ ...asked, words: words.correct(marked.length), testId: 'check-correct' }} />
      )}
    </View>
  )
}
