import { Button, Empty, Page, Progress, pointOut, StickyBar, UnreadFigures } from '@src/components'
import { keepPrecheck } from '@src/features/household-form/precheck-answers'
import { go, replace, usePolicy } from '@src/gateway'
import { guide } from '@src/text/guide'
import { home } from '@src/text/home'
import { precheck as words } from '@src/text/precheck'
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ComponentType, useRef, useState } from 'react'
import { Costs, Incomes, Property, propertyReady, Sudden, suddenReady } from './money'
import { type PartProps, People, peopleReady } from './people'
import type { Answers } from './reckon'
import { Result } from './result'

const PARTS: readonly { readonly Part: ComponentType<PartProps>; readonly ready: (answers: Answers) => boolean }[] = [
  { Part: People, ready: peopleReady },
  { Part: Incomes, ready: () => true },
  { Part: Costs, ready: () => true },
  { Part: Sudden, ready: suddenReady },
  { Part: Property, ready: propertyReady },
]

const toGuide = (): void => go('/worker/guide/index')

/** The city has not published its standards: nothing can be reckoned, but there is something to read and somebody to ask. */
const NotYet = () => (
  <Page title={words.title} open testId='precheck'>
    <Empty
      art='nothing'
      title={guide.notYetTitle}
      hint={guide.notYetHint}
      action={
        <Button kind='primary' onTap={toGuide} testId='precheck-guide'>
          {words.guide}
        </Button>
      }
    />
  </Page>
)

type OnwardProps = { readonly open: boolean; readonly apply: () => void; readonly again: () => void }
/** From the result to the application; where none are taken now, to the guide. */
const Onward = ({ open, apply, again }: OnwardProps) => (
  <StickyBar
    main={
      open
        ? { words: words.apply, onTap: apply, testId: 'precheck-apply' }
        : { words: words.guide, onTap: toGuide, testId: 'precheck-guide' }
    }
    others={
      <Button kind='quiet' onTap={again} testId='precheck-again'>
        {words.again}
      </Button>
    }
  >
    <Text className='quiet'>{open ? words.comesAlong : home.closed}</Text>
  </StickyBar>
)

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
    if (part?.ready(answers) === true && unread.current.size === 0) turn(step + 1)
    else {
      setTried(true)
      pointOut(words.incomplete)
    }
  }
  const apply = (): void => {
    if (today !== undefined) keepPrecheck({ ...answers, people: [...answers.people], on: today })
    replace('/worker/start/index')
  }
  const outcome = part === undefined && policy !== undefined && today !== undefined ? { policy, today } : undefined
  if (refusal?.code === 'POLICY_MISSING') return <NotYet />
  const footer =
    part === undefined ? (
      <Onward open={policy?.applicationsOpen === true} apply={apply} again={() => turn(0)} />
    ) : (
      <StickyBar
        main={{ words: step === PARTS.length - 1 ? words.result : words.next, onTap: next, testId: 'next' }}
        others={
          step > 0 ? (
            <Button kind='quiet' onTap={() => turn(step - 1)} testId='previous'>
              {words.previous}
            </Button>
          ) : undefined
        }
      />
    )
  return (
    <Page
      title={words.title}
      lead={part === undefined ? undefined : words.lead}
      loading={loading}
      refusal={refusal}
      onRetry={() => void reload()}
      onBack={step > 0 ? () => turn(step - 1) : undefined}
      open
      testId='precheck'
      footer={footer}
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
