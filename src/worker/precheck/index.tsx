import type { PlainDate } from '@domain/kernel/plain-date'
import type { Policy } from '@domain/policy/policy'
import { Button, Empty, Page, Progress, pointOut, StickyBar, UnreadFigures } from '@src/components'
import {
  dropPrecheck,
  keepPrecheck,
  keepPrecheckPage,
  keptPrecheckPage,
} from '@src/features/household-form/precheck-answers'
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

type Asked = { readonly answers: Answers; readonly step: number }
const FIRST: Asked = { answers: { people: [{}] }, step: 0 }

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

type QuestionsProps = { readonly policy: Policy; readonly today: PlainDate }
/** The questions one after another, then the result. What was answered is kept when the page is left. */
const Questions = ({ policy, today }: QuestionsProps) => {
  const [page, setPage] = useState<Asked>(() => keptPrecheckPage(today) ?? FIRST)
  const latest = useRef(page)
  const { answers, step } = page
  const [tried, setTried] = useState(false)
  const unread = useRef(new Set<string>())
  const part = PARTS[step]
  const show = (next: Asked): void => {
    latest.current = next
    setPage(next)
  }
  const keep = (patch: Partial<Asked>): void => {
    const next = { ...latest.current, ...patch }
    show(next)
    keepPrecheckPage({ step: next.step, answers: { ...next.answers, people: [...next.answers.people], on: today } })
  }
  const turn = (to: number): void => {
    setTried(false)
    keep({ step: to })
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }
  const clear = (): void => {
    setTried(false)
    show(FIRST)
    dropPrecheck()
  }
  const next = (): void => {
    if (part?.ready(answers) === true && unread.current.size === 0) turn(step + 1)
    else {
      setTried(true)
      pointOut(words.incomplete)
    }
  }
  const apply = (): void => {
    keepPrecheck({ ...answers, people: [...answers.people], on: today })
    replace('/worker/start/index')
  }
  const footer =
    part === undefined ? (
      <Onward open={policy.applicationsOpen} apply={apply} again={() => turn(0)} />
    ) : (
      <StickyBar
        main={{ words: step === PARTS.length - 1 ? words.result : words.next, onTap: next, testId: 'next' }}
        others={
          step > 0 ? (
            <Button kind='quiet' onTap={() => turn(step - 1)} testId='previous'>
              {words.previous}
            </Button>
          ) : answers.jurisdiction === undefined ? undefined : (
            <Button kind='quiet' onTap={clear} testId='precheck-clear'>
              {words.clear}
            </Button>
          )
        }
      />
    )
  return (
    <Page
      title={words.title}
      lead={part === undefined ? undefined : words.lead}
      onBack={step > 0 ? () => turn(step - 1) : undefined}
      open
      testId='precheck'
      footer={footer}
    >
      {part === undefined ? (
        <Result answers={answers} policy={policy} today={today} />
      ) : (
        <UnreadFigures value={unread.current}>
          <Progress step={step + 1} of={PARTS.length} label={words.steps[step] ?? ''} />
          <part.Part
            answers={answers}
            set={(patch) => keep({ answers: { ...latest.current.answers, ...patch } })}
            tried={tried}
          />
        </UnreadFigures>
      )}
    </Page>
  )
}

/** 预审: takes two minutes and uses the real rule; the answers stay on this phone, for the application. */
export default function Precheck() {
  const { policy, today, loading, refusal, reload } = usePolicy()
  if (refusal?.code === 'POLICY_MISSING') return <NotYet />
  return policy === undefined || today === undefined ? (
    <Page
      title={words.title}
      loading={loading}
      refusal={refusal}
      onRetry={() => void reload()}
      open
      testId='precheck'
    />
  ) : (
    <Questions policy={policy} today={today} />
  )
}
