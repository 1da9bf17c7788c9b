import type { CaseId } from '@domain/kernel/ids'
import { Button, Card } from '@src/components'
import { go, useOnline, useOnReturn } from '@src/gateway'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { PATHS } from '../paths'
import type { SurveyDraft } from './draft'
import { draftedCases, loadSurvey, sendSurvey } from './send'
import { TakeAlong } from './take-along'

const drafts = (): readonly SurveyDraft[] =>
  draftedCases().flatMap((id: CaseId) => {
    const draft = loadSurvey(id)
    return draft === undefined ? [] : [draft]
  })

/** Surveys that rest on this phone; those that were sent off go by themselves when the signal is back. */
export const QueuedSurveys = ({ mayBegin }: { readonly mayBegin: boolean }) => {
  const [kept, setKept] = useState(drafts)
  const online = useOnline()
  const look = useCallback(() => setKept(drafts()), [])
  useOnReturn(look)
  useEffect(() => {
    if (!online) return
    void (async () => {
      for (const draft of drafts()) if (draft.waiting) await sendSurvey(draft)
      look()
    })()
  }, [online, look])
  const waiting = kept.filter((draft) => draft.waiting).length
  return (
    <View>
      {kept.length > 0 && (
        <Card
          title={waiting > 0 ? surveyText.queuedTitle : surveyText.begunTitle}
          tone={waiting > 0 ? 'urgent' : 'calm'}
        >
          {waiting > 0 && <View className='case-words'>{surveyText.queued(waiting)}</View>}
          <View className='case-buttons'>
            {kept.map((draft) => (
              <Button key={draft.caseId} onTap={() => go(PATHS.survey, { id: draft.caseId })}>
                {`${surveyText.open}：${draft.shown.name}`}
              </Button>
            ))}
          </View>
        </Card>
      )}
      {mayBegin && <TakeAlong onTaken={look} />}
    </View>
  )
}
