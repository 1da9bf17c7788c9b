import type { CaseId } from '@domain/kernel/ids'
import { Button, Card } from '@src/components'
import { go, useOnline, useOnReturn } from '@src/gateway'
import { useKey, useOnPhone } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { Unlock } from '../offline-kit/unlock'
import { PATHS } from '../paths'
import type { SurveyDraft } from './draft'
import { draftedCases, loadSurvey, sendSurvey } from './send'
import { TakeAll } from './take-along'

const drafts = (): readonly SurveyDraft[] =>
  draftedCases().flatMap((id: CaseId) => {
    const draft = loadSurvey(id)
    return draft === undefined ? [] : [draft]
  })

type ListProps = { readonly kept: readonly SurveyDraft[] }
const Drafts = ({ kept }: ListProps) => {
  const waiting = kept.filter((draft) => draft.waiting).length
  if (kept.length === 0) return null
  return (
    <Card title={waiting > 0 ? surveyText.queuedTitle : surveyText.begunTitle} tone='calm'>
      {waiting > 0 && <View className='case-words'>{surveyText.queued(waiting)}</View>}
      <View className='case-buttons'>
        {kept.map((draft) => (
          <Button key={draft.caseId} onTap={() => go(PATHS.survey, { id: draft.caseId })}>
            {`${surveyText.open}：${draft.shown.name}`}
          </Button>
        ))}
      </View>
    </Card>
  )
}

/** The surveys on this phone; those already sent off are sent again automatically when the connection is back. */
export const QueuedSurveys = ({ mayBegin }: { readonly mayBegin: boolean }) => {
  const here = useOnPhone()
  const rests = here.length > 0
  const key = useKey(rests)
  const [kept, setKept] = useState(drafts)
  const online = useOnline()
  const look = useCallback(() => setKept(drafts()), [])
  useOnReturn(look)
  useEffect(() => {
    look()
    if (!online || !key.open) return
    void (async () => {
      for (const draft of drafts()) if (draft.waiting) await sendSurvey(draft)
      look()
    })()
  }, [online, key.open, look])
  return (
    <View>
      {rests && !key.open && <Unlock reading={key} />}
      {key.open && <Drafts kept={kept} />}
      {rests && (
        <Button kind='quiet' onTap={() => go(PATHS.offlineKit)} testId='go-taken'>
          {offlineKitText.goTaken(here.length)}
        </Button>
      )}
      {mayBegin && <TakeAll onTaken={look} />}
    </View>
  )
}
