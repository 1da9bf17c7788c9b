import { Button, Page, Progress, pointOut, UnreadFigures } from '@src/components'
import { keepPrecheck } from '@src/features/household-form/precheck-answers'
import { askMessages, back, replace, usePolicy } from '@src/gateway'
import { precheck as words } from '@src/text/precheck'
import Taro from '@tarojs/taro'
import { type ComponentType, useRef, useState } from 'react'
import { Costs, Incomes, Property, propertyReady, Sudden, suddenReady } from './money'
import { type PartProps, People, peopleReady } from './people'
import { type Answers, reckon } from './reckon'
import { Result } from './result'

const PARTS: readonly { readonly Part: ComponentType<PartProps>; readonly ready: (answers: Answers) => boolean }[] = [
  { Part: People, ready: peopleReady },
  { Part: Incomes, ready: () => true },
  { Part: Costs, ready: () => true },
  { Part: Sudden, ready: suddenReady },
  { Part: Property, ready: propertyReady },
]

/** 预审: takes two minutes and uses the real rule; the answers stay on this phone, for the application. */
export default function Precheck() {
  const { policy, today, loading, refusal, reload } = usePolicy()
  const [answers, setAnswers] = useState<Answers>({ people: [{}] })
  const [step, setStep] = useState(0)
  const [tried, setTried] = useState(false)
  const unread = useRef(new Set<string>())
  const part = PARTS[step]
  const turn = (to: number): void => {
    setTried(false)
    setStep(to)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const next = (): void => {
    if (part?.ready(answers) === true && unread.current.size === 0) {
      if (step === PARTS.length - 1 && today !== undefined)
        keepPrecheck({ ...answers, people: [...answers.people], on: today })
      turn(step + 1)
    } else {
      setTried(true)
      pointOut(words.incomplete)
    }
  }
  const outcome =
    part === undefined && policy !== undefined && today !== undefined
      ? { policy, sheet: reckon(answers, policy, today) }
      : undefined
  const unlikely = outcome?.sheet.result === 'none'
  return (
    <Page
      title={words.title}
      lead={part === undefined ? undefined : words.lead}
      loading={loading}
      refusal={refusal}
      onRetry={() => void reload()}
      onBack={() => (step > 0 ? turn(step - 1) : back())}
      testId='precheck'
      footer={
        part === undefined ? (
          <>
            <Button
              kind={unlikely ? 'plain' : 'primary'}
              block
              testId='precheck-apply'
              onTap={() => {
                askMessages('apply')
                replace('/worker/apply/index')
              }}
            >
              {unlikely ? words.applyAnyway : words.apply}
            </Button>
            <Button kind='quiet' onTap={() => turn(0)} testId='precheck-again'>
              {words.again}
            </Button>
          </>
        ) : (
          <>
            <Button kind='primary' block onTap={next} testId='next'>
              {step === PARTS.length - 1 ? words.result : words.next}
            </Button>
            {step > 0 ? (
              <Button kind='quiet' onTap={() => turn(step - 1)} testId='previous'>
                {words.previous}
              </Button>
            ) : null}
          </>
        )
      }
    >
      {part === undefined ? null : (
        <UnreadFigures value={unread.current}>
          <Progress step={step + 1} of={PARTS.length} label={words.steps[step] ?? ''} />
          <part.Part answers={answers} set={(patch) => setAnswers((now) => ({ ...now, ...patch }))} tried={tried} />
        </UnreadFigures>
      )}
      {outcome === undefined ? null : <Result answers={answers} {...outcome} />}
    </Page>
  )
}
