import { type Hit, type HitVerdict, mayBeJudged } from '@domain/crosscheck/crosscheck'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Button, Choice, filled, optionsOf, TextArea } from '@src/components'
import { type CaseStep, stepButton, useFollowing } from '@src/features/case-page'
import { doneText } from '@src/text'
import { verdictText, crosscheckText as words } from '@src/text/crosscheck'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type * as z from 'zod/mini'

type Verdict = z.infer<typeof HitVerdict>
const VERDICTS = optionsOf(verdictText)

type Props = {
  readonly hit: Hit
  readonly caseStep: CaseStep
  readonly today: PlainDate
  /** whether this person may judge the hits of this case now; what a hit waits for is shown in any case */
  readonly offered: boolean
}

/** A person's judgement of one hit, after the worker has explained it or the time for that has passed. */
export const Settle = ({ hit, caseStep, today, offered }: Props) => {
  const [verdict, setVerdict] = useState<Verdict>()
  const reasons = useFollowing('')
  if (!mayBeJudged(hit, today)) return <View className='case-hint'>{words.waitReply}</View>
  if (!offered) return null
  return (
    <View className='case-form'>
      <Choice
        label={words.settle}
        hint={words.settleHint}
        options={VERDICTS}
        value={verdict}
        onChange={(next) => {
          setVerdict(next)
          reasons.follow(words.verdictReasons[next])
        }}
        testId={`verdict-${hit.key}`}
      />
      <TextArea label={words.settleReasons} {...reasons.field} maxLength={300} />
      <Button
        kind='primary'
        {...stepButton(
          caseStep,
          'crosscheck.settleHit',
          filled({ key: hit.key, verdict, reasons: reasons.text }),
          doneText.settleHit,
        )}
        testId={`settle-${hit.key}`}
      >
        {words.settle}
      </Button>
    </View>
  )
}
