import type { CaseId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import {
  AskTwice,
  Banner,
  Button,
  Card,
  Empty,
  Page,
  Progress,
  RefusalCard,
  Timeline,
  useSigned,
} from '@src/components'
import { logItem } from '@src/features/case-page'
import { back, go, replace, useOnline, useParams } from '@src/gateway'
import { keyRecord, useKey } from '@src/gateway/offline-kit'
import { casePageText, staleText } from '@src/text/case-page'
import { offlineKitText } from '@src/text/offline-kit'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useRef, useState } from 'react'
import { CodeCard } from '../offline-kit/code'
import { Unlock } from '../offline-kit/unlock'
import { PATHS } from '../paths'
import { afterSending, type Change, edited, gapsOf, type SurveyDraft } from './draft'
import { Gaps } from './gaps'
import { dropSurvey, isStale, saveSurvey, sendSurvey, surveyHere } from './send'
import { STEPS } from './steps'
import { type Moved, useSurvey } from './use-survey'
import '../base.scss'

type SentState = {
  readonly busy: boolean
  readonly progress: string | undefined
  readonly refusal: Refusal | undefined
}

/** Sends the survey when asked to, and again automatically when the connection is back. */
const useSending = (draft: SurveyDraft | undefined, change: Change, done: () => void, look: () => Promise<void>) => {
  const [sent, setSent] = useState<SentState>({ busy: false, progress: undefined, refusal: undefined })
  const online = useOnline()
  const send = useCallback(async () => {
    if (draft === undefined) return
    setSent({ busy: true, progress: undefined, refusal: undefined })
    const result = await sendSurvey(draft, (at, all) =>
      setSent({ busy: true, progress: surveyText.sendingFiles(at, all), refusal: undefined }),
    )
    setSent({ busy: false, progress: undefined, refusal: result.state === 'refused' ? result.refusal : undefined })
    if (result.state === 'done') done()
    else change((now) => afterSending(now, result.draft))
    if (result.state === 'refused' && isStale(result.refusal)) void look()
  }, [draft, change, done, look])
  const waits = draft?.waiting === true && !sent.busy
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the return of the signal starts a new try
  useEffect(() => {
    if (online && waits) void send()
  }, [online])
  return { ...sent, online, send }
}

const Waiting = ({ online, onRetry }: { readonly online: boolean; readonly onRetry: () => void }) => (
  <Card title={surveyText.queuedTitle} tone='urgent' testId='survey-waiting'>
    <View className='case-words'>{surveyText.waiting}</View>
    {online && <Button onTap={onRetry}>{surveyText.retry}</Button>}
  </Card>
)

const Discard = ({ draft, onDone }: { readonly draft: SurveyDraft; readonly onDone: () => void }) => (
  <AskTwice
    words={surveyText.discard}
    title={surveyText.discardAsk}
    onTap={() => void dropSurvey(draft).then(onDone)}
  />
)

const Finished = ({ id, again }: { readonly id: CaseId; readonly again: boolean }) => (
  <Empty
    finished
    title={again ? surveyText.submittedAgain : surveyText.submitted}
    action={
      <View className='case-buttons'>
        {!again && (
          <Button kind='primary' onTap={() => replace(PATHS.deliberation, { id })} testId='survey-to-deliberation'>
            {surveyText.toDeliberation}
          </Button>
        )}
        <Button onTap={() => replace(PATHS.duties)}>{casePageText.backToList}</Button>
      </View>
    }
  />
)

type WorkingProps = {
  readonly draft: SurveyDraft
  readonly change: Change
  readonly sending: ReturnType<typeof useSending>
  readonly step: number
  readonly setStep: (step: number) => void
  readonly room: boolean
  readonly moved: Moved | undefined
  readonly onRenew: () => void
}

/** A second officer's survey or a correction came first: shows what happened, before the draft is sent on top of it. */
const MovedOn = ({ moved, onRenew }: { readonly moved: Moved; readonly onRenew: () => void }) => (
  <Card title={staleText.title} tone='urgent' testId='survey-moved'>
    <View className='case-words'>{moved.over ? surveyText.movedOver : surveyText.movedLead}</View>
    <Timeline items={moved.lines.map(logItem)} />
    {!moved.over && (
      <Button onTap={onRenew} testId='survey-renew'>
        {surveyText.renew}
      </Button>
    )}
  </Card>
)

/** The state of sending: no connection, waiting, in progress, refused. */
const State = ({ draft, sending, room, moved, onRenew }: Omit<WorkingProps, 'change' | 'step' | 'setStep'>) => (
  <View>
    {!sending.online && <Banner tone='amber' text={surveyText.offline} testId='survey-offline' />}
    {draft.waiting && !sending.busy && <Waiting online={sending.online} onRetry={() => void sending.send()} />}
    {sending.progress !== undefined && <Banner tone='blue' text={sending.progress} />}
    {!room && <Banner tone='amber' text={surveyText.noRoom} />}
    {sending.refusal !== undefined && !isStale(sending.refusal) && <RefusalCard refusal={sending.refusal} />}
    {moved !== undefined && <MovedOn moved={moved} onRenew={onRenew} />}
  </View>
)

const Working = (props: WorkingProps) => {
  const { draft, change, step, setStep } = props
  const now = STEPS[step]
  if (now === undefined) return null
  return (
    <View>
      <State {...props} />
      <Progress step={step + 1} of={STEPS.length} label={surveyText.steps[now.key]} />
      <now.Body draft={draft} change={change} />
      {step === STEPS.length - 1 && <Gaps draft={draft} goTo={setStep} />}
      <View className='case-hint'>{surveyText.saved}</View>
      {step === 0 && !keyRecord().hasCode && <CodeCard />}
      <Button kind='quiet' onTap={() => go(PATHS.case, { id: draft.caseId })} testId='survey-look'>
        {offlineKitText.look}
      </Button>
      <View className='case-buttons'>
        <Button kind='quiet' onTap={back}>
          {surveyText.later}
        </Button>
        <Discard draft={draft} onDone={() => replace(PATHS.duties)} />
      </View>
    </View>
  )
}

type FootProps = Pick<WorkingProps, 'draft' | 'sending' | 'step' | 'moved' | 'setStep'>

const SIGNED_LATER: ReadonlySet<string> = new Set(['surveyorSignatures', 'applicantSignature'])

const Foot = ({ draft, sending, step, moved, setStep }: FootProps) => {
  const gaps = gapsOf(draft)
  // signatures drawn but not saved are saved by the tap that sends; any other gap disables the button
  const onlyUnsigned = gaps.every((gap) => SIGNED_LATER.has(gap))
  const submit = useSigned(gaps.length === 0, () => void sending.send())
  return (
    <View className='foot-acts'>
      {step > 0 && <Button onTap={() => setStep(step - 1)}>{surveyText.previous}</Button>}
      {step === STEPS.length - 1 ? (
        <Button
          kind='primary'
          busy={sending.busy}
          disabled={!onlyUnsigned || moved !== undefined}
          onTap={submit}
          testId='survey-submit'
        >
          {surveyText.submit}
        </Button>
      ) : (
        <Button kind='primary' onTap={() => setStep(step + 1)} testId='survey-next'>
          {surveyText.next}
        </Button>
      )}
    </View>
  )
}

/** Shown when the stored survey was altered or truncated; the survey is deleted only when the person confirms. */
const Broken = ({ id }: { readonly id: CaseId }) => (
  <Page title={surveyText.title} testId='survey'>
    <Card title={offlineKitText.broken.title} tone='urgent' testId='survey-broken'>
      <View className='case-words'>{offlineKitText.broken.lead}</View>
      <Button kind='danger' onTap={() => void dropSurvey({ caseId: id }).then(() => replace(PATHS.duties))}>
        {offlineKitText.broken.drop}
      </Button>
    </Card>
  </Page>
)

/** Remounted with the stored data each time the key is opened. */
export default function SurveyPage() {
  const id = (useParams()['id'] ?? '') as CaseId
  const key = useKey()
  if (!key.open)
    return (
      <Page title={surveyText.title} testId='survey'>
        <Unlock reading={key} />
      </Page>
    )
  return surveyHere(id) === 'broken' ? <Broken id={id} /> : <Survey id={id} />
}

const Survey = ({ id }: { readonly id: CaseId }) => {
  const survey = useSurvey(id)
  const { setDraft } = survey
  const [step, setStep] = useState(0)
  const [room, setRoom] = useState(true)
  const [done, setDone] = useState(false)
  // the draft as it is now: saving a photo takes a while, and must not restore the answers from before
  const latest = useRef(survey.draft)
  latest.current = survey.draft
  const change = useCallback<Change>(
    (edit) => {
      if (latest.current === undefined) return
      const next = edited(latest.current, edit)
      latest.current = next
      setDraft(next)
      setRoom(saveSurvey(next))
    },
    [setDraft],
  )
  const finish = useCallback(() => setDone(true), [])
  const draft = done ? undefined : survey.draft
  const sending = useSending(draft, change, finish, survey.look)
  return (
    <Page
      title={surveyText.title}
      lead={draft === undefined ? undefined : `${draft.shown.name} · ${draft.shown.unit}`}
      loading={!done && survey.loading}
      refusal={draft === undefined && !done ? survey.refusal : undefined}
      onRetry={survey.retry}
      footer={
        draft === undefined ? undefined : (
          <Foot draft={draft} sending={sending} step={step} moved={survey.moved} setStep={setStep} />
        )
      }
      testId='survey'
    >
      {done && <Finished id={id} again={survey.draft?.again === true} />}
      {!done && survey.notNow && (
        <Empty
          title={surveyText.notNow}
          action={<Button onTap={() => go(PATHS.case, { id })}>{casePageText.whole}</Button>}
        />
      )}
      {draft !== undefined && (
        <Working
          draft={draft}
          change={change}
          sending={sending}
          step={step}
          setStep={setStep}
          room={room && survey.kept}
          moved={survey.moved}
          onRenew={survey.renew}
        />
      )}
    </Page>
  )
}
