import type { Refusal } from '@domain/kernel/result'
import { Banner, Button, Card, RefusalCard, Timeline } from '@src/components'
import { logItem } from '@src/features/case-page'
import { staleText } from '@src/text/case-page'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import type { SurveyDraft } from './draft'
import { isStale } from './send'
import type { Moved } from './use-survey'

export type SentState = {
  readonly busy: boolean
  readonly progress: string | undefined
  readonly refusal: Refusal | undefined
}

type Props = {
  readonly draft: SurveyDraft
  readonly sending: SentState & { readonly online: boolean; readonly send: () => Promise<void> }
  readonly room: boolean
  readonly moved: Moved | undefined
  readonly onRenew: () => void
}

const Waiting = ({ online, onRetry }: { readonly online: boolean; readonly onRetry: () => void }) => (
  <Card title={surveyText.queuedTitle} tone='urgent' testId='survey-waiting'>
    <View className='case-words'>{surveyText.waiting}</View>
    {online && <Button onTap={onRetry}>{surveyText.retry}</Button>}
  </Card>
)

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
export const State = ({ draft, sending, room, moved, onRenew }: Props) => (
  <View>
    {!sending.online && <Banner tone='amber' text={surveyText.offline} testId='survey-offline' />}
    {draft.waiting && !sending.busy && <Waiting online={sending.online} onRetry={() => void sending.send()} />}
    {sending.progress !== undefined && <Banner tone='blue' text={sending.progress} />}
    {!room && <Banner tone='amber' text={surveyText.noRoom} />}
    {sending.refusal !== undefined && !isStale(sending.refusal) && <RefusalCard refusal={sending.refusal} />}
    {moved !== undefined && <MovedOn moved={moved} onRenew={onRenew} />}
  </View>
)
