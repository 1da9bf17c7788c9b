import type { Stage } from '@domain/application/stage'
import type { CaseView } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import {
  AskTwice,
  Button,
  Card,
  Empty,
  Page,
  PaperSourceContext,
  Progress,
  StickyBar,
  useSigned,
} from '@src/components'
import { back, go, replace, useOnline, useParams } from '@src/gateway'
import { keyRecord, useKey, useOnPhone, viewInKit } from '@src/gateway/offline-kit'
import { casePageText } from '@src/text/case-page'
import { offlineKitText } from '@src/text/offline-kit'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useNextOne } from '../next-one'
import { CodeCard } from '../offline-kit/code'
import { Unlock } from '../offline-kit/unlock'
import { usePapers } from '../offline-kit/use-papers'
import { PATHS } from '../paths'
import { afterSending, type Change, edited, gapsOf, type SurveyDraft } from './draft'
import { Gaps } from './gaps'
import { dropSurvey, isStale, saveSurvey, sendSurvey, surveyHere } from './send'
import { Signatures } from './signatures'
import { type SentState, State } from './state'
import { type Moved, useSurvey } from './use-survey'
import { Visit } from './visit'
import '../base.scss'

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

const VERB = 'surveying' satisfies Stage

const Discard = ({ draft, onDone }: { readonly draft: SurveyDraft; readonly onDone: () => void }) => (
  <AskTwice
    words={surveyText.discard}
    title={surveyText.discardAsk}
    onTap={() => void dropSurvey(draft).then(onDone)}
  />
)

const Finished = ({ id, again }: { readonly id: CaseId; readonly again: boolean }) => {
  const { next, loading } = useNextOne(id, again ? undefined : VERB)
  return (
    <Empty
      finished
      title={again ? surveyText.submittedAgain : surveyText.submitted}
      {...(next === undefined ? {} : { hint: next.said })}
      action={
        loading ? undefined : (
          <View className='stack'>
            {next !== undefined && (
              <Button kind='primary' block {...next.main}>
                {next.main.words}
              </Button>
            )}
            {!again && (
              <Button
                kind={next === undefined ? 'primary' : 'plain'}
                block
                onTap={() => replace(PATHS.deliberation, { id })}
                testId='survey-to-deliberation'
              >
                {surveyText.toDeliberation}
              </Button>
            )}
            <Button block onTap={() => replace(PATHS.duties)}>
              {casePageText.backToList}
            </Button>
          </View>
        )
      }
    />
  )
}

/** First everything that is seen and asked, then the phone is handed round. */
type Screen = keyof typeof surveyText.screens

type WorkingProps = {
  readonly draft: SurveyDraft
  readonly change: Change
  readonly sending: ReturnType<typeof useSending>
  readonly screen: Screen
  readonly setScreen: (screen: Screen, part?: string) => void
  readonly view: CaseView | undefined
  readonly room: boolean
  readonly moved: Moved | undefined
  readonly onRenew: () => void
}

const Working = (props: WorkingProps) => {
  const { draft, change, screen, setScreen, view } = props
  return (
    <View>
      <State {...props} />
      <Progress step={screen === 'visit' ? 1 : 2} of={2} label={surveyText.screens[screen]} />
      {screen === 'visit' ? (
        <Visit draft={draft} change={change} view={view} onSign={() => setScreen('sign')} />
      ) : (
        <>
          <Gaps draft={draft} goTo={(part) => setScreen('visit', part)} />
          <Signatures draft={draft} change={change} />
        </>
      )}
      <View className='case-hint'>{surveyText.saved}</View>
      {screen === 'visit' && !keyRecord().hasCode && <CodeCard />}
      <View className='case-buttons'>
        <Button kind='quiet' onTap={() => go(PATHS.case, { id: draft.caseId })} testId='survey-look'>
          {offlineKitText.look}
        </Button>
        <Discard draft={draft} onDone={() => replace(PATHS.duties)} />
      </View>
    </View>
  )
}

type FootProps = Pick<WorkingProps, 'draft' | 'sending' | 'screen' | 'moved' | 'setScreen'>

const SIGNED_LATER: ReadonlySet<string> = new Set(['surveyors', 'applicantSignature'])

const Foot = ({ draft, sending, screen, moved, setScreen }: FootProps) => {
  const gaps = gapsOf(draft)
  // signatures drawn but not saved are saved by the tap that sends; any other gap disables the button
  const signable = gaps.every((gap) => SIGNED_LATER.has(gap))
  const submit = useSigned(gaps.length === 0, () => void sending.send())
  const main =
    screen === 'visit'
      ? { words: surveyText.next, onTap: () => setScreen('sign'), testId: 'survey-next' }
      : {
          words: surveyText.submit,
          busy: sending.busy,
          disabled: !signable || moved !== undefined,
          onTap: submit,
          testId: 'survey-submit',
        }
  return (
    <StickyBar
      main={main}
      others={
        screen === 'visit' ? (
          <Button kind='quiet' onTap={back}>
            {surveyText.later}
          </Button>
        ) : (
          <Button kind='quiet' onTap={() => setScreen('visit')} testId='survey-previous'>
            {surveyText.previous}
          </Button>
        )
      }
    />
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
  const [screen, show] = useState<Screen>('visit')
  const source = usePapers(
    id,
    useOnPhone().some(({ caseId, on }) => caseId === id && on !== undefined),
  )
  const view = survey.view ?? viewInKit(id)?.view
  const setScreen = (next: Screen, part?: string): void => {
    show(next)
    const to = part === undefined ? { scrollTop: 0 } : { selector: `#survey-${part}`, offsetTop: -8 }
    setTimeout(() => Taro.pageScrollTo({ ...to, duration: 0 }).catch(() => undefined), 0)
  }
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
          <Foot draft={draft} sending={sending} screen={screen} moved={survey.moved} setScreen={setScreen} />
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
        <PaperSourceContext.Provider value={source}>
          <Working
            draft={draft}
            change={change}
            sending={sending}
            screen={screen}
            setScreen={setScreen}
            view={view}
            room={room && survey.kept}
            moved={survey.moved}
            onRenew={survey.renew}
          />
        </PaperSourceContext.Provider>
      )}
    </Page>
  )
}
